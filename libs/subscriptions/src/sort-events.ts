import { type StoredEvent } from '#event-store/event-store';
import { type Subscriber } from './subscriber.js';
import { type ParkedEvent } from './parking.js';

export interface Obstacles {
  /** Sequences in which something is parked, with how many events. */
  readonly parked: ReadonlyMap<string, number>;
  /** Positions that a person decided to leave out. */
  readonly discarded: ReadonlySet<bigint>;
  /** Events of this batch that have failed for good, by position. */
  readonly failed: ReadonlyMap<bigint, ParkedEvent>;
}

export interface Sorted {
  readonly apply: readonly StoredEvent[];
  /** What failed, and what waits behind something that did. */
  readonly parked: readonly ParkedEvent[];
  /** How many were left out. */
  readonly discarded: number;
}

/** What a follower does with each event that it handles; the others are nobody's. */
export function sortEvents(
  subscriber: Pick<Subscriber, 'types' | 'sequence'>,
  events: readonly StoredEvent[],
  obstacles: Obstacles,
): Sorted {
  const { failed } = obstacles;
  const apply: StoredEvent[] = [];
  const parked: ParkedEvent[] = [];
  let discarded = 0;
  const waiting = obstacles.parked.size > 0 || failed.size > 0 ? new Set(obstacles.parked.keys()) : undefined;
  for (const event of events) {
    if (!subscriber.types.has(event.type)) continue;
    if (obstacles.discarded.has(event.position)) {
      discarded++;
      continue;
    }
    if (waiting === undefined) {
      apply.push(event);
      continue;
    }
    const sequence = subscriber.sequence(event);
    const failure = failed.get(event.position);
    if (waiting.has(sequence)) parked.push({ event, sequence, attempts: 0 });
    else if (failure === undefined) apply.push(event);
    else {
      parked.push(failure);
      waiting.add(sequence);
    }
  }
  return { apply, parked, discarded };
}
