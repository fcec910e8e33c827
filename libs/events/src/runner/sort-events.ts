import { type StoredEvent } from '../store/event-store.js';
import { type Follow } from './follow.js';
import { type Aside } from './parking.js';

export interface Obstacles {
  /** Sequences in which something is parked, with how many events. */
  readonly parked: ReadonlyMap<string, number>;
  /** Positions that a person decided to leave out. */
  readonly discarded: ReadonlySet<bigint>;
  /** Events of this batch that have failed for good, by position. */
  readonly failed: ReadonlyMap<bigint, Aside>;
}

export interface Sorted {
  readonly apply: readonly StoredEvent[];
  /** What failed, and what waits behind something that did. */
  readonly aside: readonly Aside[];
  /** How many were left out. */
  readonly discarded: number;
}

/** What a follower does with each event that it handles; the others are nobody's. */
export function sortEvents(follow: Pick<Follow, 'types' | 'sequence'>, events: readonly StoredEvent[], obstacles: Obstacles): Sorted {
  const { parked, failed } = obstacles;
  const apply: StoredEvent[] = [];
  const aside: Aside[] = [];
  let discarded = 0;
  const waiting = parked.size > 0 || failed.size > 0 ? new Set(parked.keys()) : undefined;
  for (const event of events) {
    if (!follow.types.has(event.type)) continue;
    if (obstacles.discarded.has(event.position)) {
      discarded++;
      continue;
    }
    if (waiting === undefined) {
      apply.push(event);
      continue;
    }
    const sequence = follow.sequence(event);
    const failure = failed.get(event.position);
    if (waiting.has(sequence)) aside.push({ event, sequence, attempts: 0 });
    else if (failure === undefined) apply.push(event);
    else {
      aside.push(failure);
      waiting.add(sequence);
    }
  }
  return { apply, aside, discarded };
}
