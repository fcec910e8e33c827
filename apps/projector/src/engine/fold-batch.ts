import { type FailedEvent } from '#subscriptions/subscriber';
import { type Session } from '#subscriptions/session';
import { type StoredEvent } from '#event-store/event-store';
import { type Fold, type Key, type Recorded, type RowsWhere } from '#read-models/fold';
import { type Projection } from '#read-models/projection';
import { decode } from './decode.js';
import { sequenceFor } from './event-sequence.js';
import { RowBatch } from './row-batch.js';
import { SumBatch } from './sum-batch.js';

type Keys = readonly (Key | RowsWhere)[];
interface Step {
  readonly stored: StoredEvent;
  readonly event: Recorded;
  /** Per fold of the projection. */
  readonly keys: readonly Keys[];
}

/**
 * One batch of a projection inside its transaction: decode, one load and one write per table, the pure fold in between.
 * @returns the events that failed, at most one per sequence; unless there are none, nothing was written
 * @throws EventFault for what failed on some event, and what the database throws
 */
export async function foldBatch(
  projection: Projection,
  generation: number,
  session: Session,
  events: readonly StoredEvent[],
): Promise<readonly FailedEvent[]> {
  const failures = new Failures(sequenceFor(projection));
  const batches = projection.folds.map((fold) => openBatch(fold, generation));
  const steps: Step[] = [];
  for (const stored of events) {
    if (failures.holdBack(stored)) continue;
    try {
      projection.sequence?.(stored);
      const event = decode(stored);
      steps.push({ stored, event, keys: batches.map((batch) => batch.keys(event)) });
    } catch (error) {
      failures.note(stored, error);
    }
  }
  for (const [index, batch] of batches.entries()) await batch.load(session, keysOf(steps, index));
  for (const step of steps) {
    if (failures.holdBack(step.stored)) continue;
    try {
      foldEvent(batches, step);
    } catch (error) {
      failures.note(step.stored, error);
    }
  }
  if (failures.found.length === 0) for (const batch of batches) await batch.write(session);
  return failures.found;
}

function openBatch(fold: Fold, generation: number): RowBatch | SumBatch {
  return fold.kind === 'rows' ? new RowBatch(fold, generation) : new SumBatch(fold, generation);
}

function* keysOf(steps: readonly Step[], fold: number): Iterable<Key | RowsWhere> {
  for (const { keys } of steps) yield* keys[fold] as Keys;
}

/** All rows of all tables or none: what fails in the second fold leaves no trace in the first. */
function foldEvent(batches: readonly (RowBatch | SumBatch)[], { event, keys }: Step): void {
  for (let index = 0; index < batches.length; index++) batches[index]?.stage(keys[index] as Keys, event);
  for (const batch of batches) batch.keep();
}

/** What comes after a failed event in its sequence is not tried. */
class Failures {
  readonly found: FailedEvent[] = [];
  readonly #sequences = new Set<string>();

  constructor(private readonly sequence: (event: StoredEvent) => string) {}

  holdBack(event: StoredEvent): boolean {
    return this.#sequences.size > 0 && this.#sequences.has(this.sequence(event));
  }

  note(event: StoredEvent, error: unknown): void {
    this.#sequences.add(this.sequence(event));
    this.found.push({ event, error });
  }
}
