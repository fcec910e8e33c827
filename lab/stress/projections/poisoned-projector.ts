/** A projector with a bug: its folds of orders and sales fail on one order, which POISONED_ORDER names. All else is the real one's. */
import 'reflect-metadata';
import { createProjector } from '#projector/projector';
import { type Fold, type Recorded } from '#read-models/fold';
import { type Projection } from '#read-models/projection';
import { views } from '#read-models/views';
import { runProcess } from '#platform/lifecycle/run-process';

const stream = `order-${process.env.POISONED_ORDER ?? ''}`;
const poisonedViews = ['orders', 'sales'];

function refuse(event: Recorded): void {
  if (event.stream === stream) throw new TypeError('The fold has a bug that only this order brings out');
}

function poison(fold: Fold): Fold {
  if (fold.kind === 'sums') {
    return {
      ...fold,
      additions(event) {
        refuse(event);
        return fold.additions(event);
      },
    };
  }
  return {
    ...fold,
    evolve(row, event, key) {
      refuse(event);
      return fold.evolve(row, event, key);
    },
  };
}

const known = views.map((projection): Projection =>
  poisonedViews.includes(projection.name) ? { ...projection, folds: projection.folds.map(poison) } : projection,
);
await runProcess({
  name: 'projector',
  required: ['EVENT_STORE_URL', 'READ_MODELS_URL'],
  port: 'PROJECTOR_PORT',
  metricsPort: 'PROJECTOR_METRICS_PORT',
  create: (config, logger) => createProjector(config, logger, known),
});
