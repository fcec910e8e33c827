import { type EventStore, type SubscriptionBatch } from '../store/event-store.js';
import { type Log } from './follow.js';
import { type Seat, Trunk } from './trunk.js';

/**
 * The log as the followers of one process see it: those at about the same place share one subscription, so that an event is fetched, parsed and
 * decoded once however many views it feeds. Who falls behind gets a subscription of his own, and joins the others when he has caught up.
 */
export class SharedLog implements Log {
  readonly #trunks = new Set<Trunk>();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'readStream' | 'head'>,
    private readonly batchSize = 1_000,
  ) {}

  readStream(...asked: Parameters<Log['readStream']>): ReturnType<Log['readStream']> {
    return this.store.readStream(...asked);
  }

  head(): Promise<bigint> {
    return this.store.head();
  }

  async *subscribe({ after, signal }: { readonly after: bigint; readonly signal?: AbortSignal }): AsyncGenerator<SubscriptionBatch> {
    const aborted = Promise.withResolvers<void>();
    signal?.addEventListener('abort', () => aborted.resolve(), { once: true });
    let position = after;
    let place = this.#join(position);
    try {
      if (place.trunk.isCaughtUp(position)) yield { events: [], position, caughtUp: true };
      while (signal?.aborted !== true) {
        const batch = await place.trunk.read(place.seat, aborted.promise);
        if (batch === undefined) return;
        if (batch === 'left-behind') {
          this.#leave(place);
          place = this.#join(position);
          continue;
        }
        yield cut(batch, position);
        position = batch.position;
        place = this.#meet(place, position);
      }
    } finally {
      this.#leave(place);
    }
  }

  #join(after: bigint): Place {
    for (const trunk of this.#trunks) {
      const seat = trunk.join(after);
      if (seat !== undefined) return { trunk, seat };
    }
    const trunk = new Trunk(after, (from, signal) => this.store.subscribe({ after: from, batchSize: this.batchSize, signal }));
    this.#trunks.add(trunk);
    return { trunk, seat: trunk.join(after) as Seat };
  }

  /** Who reads alone moves over to the others as soon as he is where they are. */
  #meet(place: Place, position: bigint): Place {
    if (place.trunk.seats.size > 1) return place;
    for (const trunk of this.#trunks) {
      const seat = trunk === place.trunk ? undefined : trunk.join(position);
      if (seat === undefined) continue;
      this.#leave(place);
      return { trunk, seat };
    }
    return place;
  }

  #leave({ trunk, seat }: Place): void {
    trunk.leave(seat);
    if (trunk.seats.size === 0) this.#trunks.delete(trunk);
  }
}

interface Place {
  readonly trunk: Trunk;
  readonly seat: Seat;
}

/** A batch may have been joined in its middle. */
function cut(batch: SubscriptionBatch, after: bigint): SubscriptionBatch {
  const first = batch.events[0];
  if (first === undefined || first.position > after) return batch;
  return { ...batch, events: batch.events.filter(({ position }) => position > after) };
}
