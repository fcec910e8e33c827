import { type FailedEvent } from '#events/runner/follow';
import { type Session } from '#events/runner/session';
import { type StoredEvent } from '#events/store/event-store';
import { decode } from './decode.js';
import { type Fold, type Key, type Projection, type Recorded, type RowsWhere, sequenceOf } from './projection.js';
import { RowBatch } from './row-batch.js';
import { SumBatch } from './sum-batch.js';

type Keys = readonly (Key | RowsWhere)[];
interface Step {
  readonly stored: StoredEvent;
  readonly event: Recorded;
  /** Per fold of the projection; empty for sums. */
  readonly keys: readonly Keys[];
}

/**
 * One batch of a projection inside its transaction: decode, one load and one write per table, the pure fold in between.
 * @returns the events that failed, at most one per sequence; unless there are none, nothing was written
 */
export async function foldBatch(
  projection: Projection,
  generation: number,
  session: Session,
  events: readonly StoredEvent[],
): Promise<readonly FailedEvent[]> {
  const failures = new Failures(projection.sequence ?? sequenceOf);
  const steps: Step[] = [];
  for (const stored of events) {
    failures.guard(stored, () => {
      const event = decode(stored);
      steps.push({ stored, event, keys: projection.folds.map((fold) => (fold.kind === 'rows' ? fold.keys(event) : [])) });
    });
  }
  const batches = projection.folds.map((fold) => openBatch(fold, generation));
  for (const [index, batch] of batches.entries()) {
    if (batch instanceof RowBatch) await batch.load(session, keysOf(steps, index));
  }
  for (const step of steps) failures.guard(step.stored, () => foldEvent(projection.folds, batches, step));
  if (failures.found.length === 0) for (const batch of batches) await batch.write(session);
  return failures.found;
}

function openBatch(fold: Fold, generation: number): RowBatch | SumBatch {
  return fold.kind === 'rows' ? new RowBatch(fold, generation) : new SumBatch(fold.table, generation);
}

function* keysOf(steps: readonly Step[], fold: number): Iterable<Key | RowsWhere> {
  for (const { keys } of steps) yield* keys[fold] as Keys;
}

/** All rows of all tables or none: what fails in the second fold leaves no trace in the first. */
function foldEvent(folds: readonly Fold[], batches: readonly (RowBatch | SumBatch)[], { event, keys }: Step): void {
  const keep = folds.map((fold, index) => {
    const batch = batches[index];
    if (fold.kind === 'sums' && batch instanceof SumBatch) {
      const additions = fold.additions(event);
      return () => batch.add(additions);
    }
    const rows = batch as RowBatch;
    rows.stage(keys[index] as Keys, event);
    return () => rows.keep();
  });
  for (const step of keep) step();
}

/** What comes after a failed event in its sequence is not tried. */
class Failures {
  readonly found: FailedEvent[] = [];
  readonly #sequences = new Set<string>();

  constructor(private readonly sequence: (event: StoredEvent) => string) {}

  guard(event: StoredEvent, work: () => void): void {
    if (this.#sequences.size > 0 && this.#sequences.has(this.sequence(event))) return;
    try {
      work();
    } catch (error) {
      this.#sequences.add(this.sequence(event));
      this.found.push({ event, error });
    }
  }
}
