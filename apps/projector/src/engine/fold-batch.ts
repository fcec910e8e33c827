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

/** What one batch changes in one place where rows are kept: loaded at once, folded in memory, written at once. */
export interface Batch<Place> {
  /** What the event touches. */
  keys(event: Recorded): Keys;
  /** @throws EventFault, and what the place throws */
  load(place: Place, keys: Iterable<Key | RowsWhere>): Promise<void>;
  /** Folds the event without keeping the result yet. Whatever the fold throws leaves the batch as it was. */
  stage(keys: Keys, event: Recorded, stored: StoredEvent): void;
  keep(): void;
  /** @throws as `load` */
  write(place: Place): Promise<void>;
}

/**
 * One batch of a projection inside its transaction: decode, one load and one write per table, the pure fold in between.
 * @returns the events that failed, at most one per sequence; unless there are none, nothing was written
 * @throws EventFault for what failed on some event, and what the database throws
 */
export function foldBatch(
  projection: Projection,
  generation: number,
  session: Session,
  events: readonly StoredEvent[],
): Promise<readonly FailedEvent[]> {
  const batches = projection.folds.map((fold) => openBatch(fold, generation));
  return foldInto(projection, batches, session, events);
}

/** The same, wherever the rows are kept. @param batches one for each fold of the projection */
export async function foldInto<Place>(
  projection: Projection,
  batches: readonly Batch<Place>[],
  place: Place,
  events: readonly StoredEvent[],
): Promise<readonly FailedEvent[]> {
  const failures = new Failures(sequenceFor(projection));
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
  for (const [index, batch] of batches.entries()) await batch.load(place, keysOf(steps, index));
  for (const step of steps) {
    if (failures.holdBack(step.stored)) continue;
    try {
      foldEvent(batches, step);
    } catch (error) {
      failures.note(step.stored, error);
    }
  }
  if (failures.found.length === 0) for (const batch of batches) await batch.write(place);
  return failures.found;
}

function openBatch(fold: Fold, generation: number): Batch<Session> {
  return fold.kind === 'rows' ? new RowBatch(fold, generation) : new SumBatch(fold, generation);
}

function* keysOf(steps: readonly Step[], fold: number): Iterable<Key | RowsWhere> {
  for (const { keys } of steps) yield* keys[fold] as Keys;
}

/** All rows of all tables or none: what fails in the second fold leaves no trace in the first. */
function foldEvent<Place>(batches: readonly Batch<Place>[], { stored, event, keys }: Step): void {
  for (let index = 0; index < batches.length; index++) batches[index]?.stage(keys[index] as Keys, event, stored);
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
