import { type EventStore, type SubscriptionBatch } from '#event-store/event-store';
import { type Place } from '#event-store/same-log';
import { type Pace } from './pace.js';
import { type Log } from './subscriber.js';
import { type Reader, SharedSubscription } from './shared-subscription.js';

/**
 * The log as the followers of one process see it: those at about the same place share one subscription, so that an event is fetched, parsed and
 * decoded once however many views it feeds. Who falls behind gets a subscription of his own, and joins the others when he has caught up.
 */
export class SharedLog implements Log {
  readonly #subscriptions = new Set<SharedSubscription>();

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'readStream' | 'head' | 'eventAt' | 'hasRemoved'>,
    private readonly batchSize = 1_000,
    /** Of each subscription, for tests that have no time. */
    private readonly newPace?: () => Pace,
  ) {}

  readStream(...asked: Parameters<Log['readStream']>): ReturnType<Log['readStream']> {
    return this.store.readStream(...asked);
  }

  head(): Promise<bigint> {
    return this.store.head();
  }

  eventAt(position: bigint): ReturnType<Log['eventAt']> {
    return this.store.eventAt(position);
  }

  hasRemoved(position: bigint): Promise<boolean> {
    return this.store.hasRemoved(position);
  }

  async *subscribe({ after, marker, signal }: Start): AsyncGenerator<SubscriptionBatch> {
    let stand: Place = { position: after, id: marker };
    let place = this.#join(stand);
    try {
      const end = place.subscription.endAt(stand.position);
      if (end !== undefined) yield end;
      while (signal?.aborted !== true) {
        const batch = await place.subscription.read(place.reader, signal);
        if (batch === undefined) return;
        if (batch === 'left-behind') {
          this.#leave(place);
          place = this.#join(stand);
          continue;
        }
        yield cut(batch, stand.position);
        stand = { position: batch.position, id: batch.lastId };
        place = this.#meet(place, stand);
      }
    } finally {
      this.#leave(place);
    }
  }

  #join(stand: Place): Joined {
    for (const subscription of this.#subscriptions) {
      const reader = subscription.join(stand);
      if (reader !== undefined) return { subscription, reader };
    }
    const subscription = new SharedSubscription(
      stand,
      ({ position, id }, signal) => this.store.subscribe({ after: position, marker: id, batchSize: this.batchSize, signal }),
      this.newPace?.(),
    );
    this.#subscriptions.add(subscription);
    return { subscription, reader: subscription.join(stand) as Reader };
  }

  /** Who reads alone moves over to the others as soon as he is where they are. */
  #meet(place: Joined, stand: Place): Joined {
    if (place.subscription.readers.size > 1) return place;
    for (const subscription of this.#subscriptions) {
      const reader = subscription === place.subscription ? undefined : subscription.join(stand);
      if (reader === undefined) continue;
      this.#leave(place);
      return { subscription, reader };
    }
    return place;
  }

  #leave({ subscription, reader }: Joined): void {
    subscription.leave(reader);
    if (subscription.readers.size === 0) this.#subscriptions.delete(subscription);
  }
}

interface Start {
  readonly after: bigint;
  readonly marker?: string | undefined;
  readonly signal?: AbortSignal;
}

interface Joined {
  readonly subscription: SharedSubscription;
  readonly reader: Reader;
}

/** A batch may have been joined in its middle. */
function cut(batch: SubscriptionBatch, after: bigint): SubscriptionBatch {
  const first = batch.events[0];
  if (first === undefined || first.position > after) return batch;
  return { ...batch, events: batch.events.filter(({ position }) => position > after) };
}
