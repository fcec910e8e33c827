import { type EventStore, type SubscriptionBatch } from '#event-store/event-store';
import { type Log } from './subscriber.js';
import { type Reader, SharedSubscription } from './shared-subscription.js';

/**
 * The log as the followers of one process see it: those at about the same place share one subscription, so that an event is fetched, parsed and
 * decoded once however many views it feeds. Who falls behind gets a subscription of his own, and joins the others when he has caught up.
 */
export class SharedLog implements Log {
  readonly #subscriptions = new Set<SharedSubscription>();

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
      const end = place.subscription.endAt(position);
      if (end !== undefined) yield end;
      while (signal?.aborted !== true) {
        const batch = await place.subscription.read(place.reader, aborted.promise);
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
    for (const subscription of this.#subscriptions) {
      const reader = subscription.join(after);
      if (reader !== undefined) return { subscription, reader };
    }
    const subscription = new SharedSubscription(after, (from, signal) =>
      this.store.subscribe({ after: from, batchSize: this.batchSize, signal }),
    );
    this.#subscriptions.add(subscription);
    return { subscription, reader: subscription.join(after) as Reader };
  }

  /** Who reads alone moves over to the others as soon as he is where they are. */
  #meet(place: Place, position: bigint): Place {
    if (place.subscription.readers.size > 1) return place;
    for (const subscription of this.#subscriptions) {
      const reader = subscription === place.subscription ? undefined : subscription.join(position);
      if (reader === undefined) continue;
      this.#leave(place);
      return { subscription, reader };
    }
    return place;
  }

  #leave({ subscription, reader }: Place): void {
    subscription.leave(reader);
    if (subscription.readers.size === 0) this.#subscriptions.delete(subscription);
  }
}

interface Place {
  readonly subscription: SharedSubscription;
  readonly reader: Reader;
}

/** A batch may have been joined in its middle. */
function cut(batch: SubscriptionBatch, after: bigint): SubscriptionBatch {
  const first = batch.events[0];
  if (first === undefined || first.position > after) return batch;
  return { ...batch, events: batch.events.filter(({ position }) => position > after) };
}
