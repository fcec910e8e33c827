import { type Logger } from '#platform/logging/logger';
import { type AggregateCommandHandler } from '../../handle-command.js';
import { type ProcessManager } from '../process-managers.js';
import { TimerTable } from '../timers/timer-table.js';
import { fulfilmentSubscriber } from './fulfilment-subscriber.js';
import { type WrittenVersions } from '../written-versions.js';
import { Fulfilments } from './fulfilments.js';

/** The process manager that sees every order from its placing to its end. */
export function manageFulfilment(
  handler: AggregateCommandHandler,
  logger: Logger,
  paymentDeadlineSeconds: number,
  versions: WrittenVersions,
): ProcessManager {
  const fulfilments = new Fulfilments(handler, logger, paymentDeadlineSeconds, () => versions.now);
  const table = new TimerTable('fulfilment');
  return {
    subscriber: fulfilmentSubscriber(fulfilments, table),
    timers: {
      table,
      fire: ({ id, key, correlationId }) => fulfilments.tell({ type: 'FireTimer', orderId: id, key }, { correlationId }),
    },
  };
}
