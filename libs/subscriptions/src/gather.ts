import { type SubscriptionBatch } from '#event-store/event-store';
import { pause } from '#postgres/backoff';
import { type Clock } from './pace.js';

export interface Gathering {
  /** For how long, in milliseconds, what happens at the log's end gathers; undefined while it is handed on at once. Asked for each batch. */
  readonly forMs: () => number | undefined;
  /** So many events, in whole batches, are not gathered any longer. */
  readonly most: number;
  readonly clock?: Pick<Clock, 'pause'>;
}

/**
 * Batches of a subscription, those that come at the log's end within a while put together: for one whose every batch costs a commit, and whom nobody waits
 * for. What is behind comes as it is. It takes what there is all the while, so that it never keeps those up who read the same subscription.
 */
export async function* gather(
  batches: AsyncIterable<SubscriptionBatch>,
  { forMs, most, clock = { pause } }: Gathering,
): AsyncGenerator<SubscriptionBatch> {
  const source = batches[Symbol.asyncIterator]();
  const pull = () => {
    const pulled = source.next();
    pulled.catch(() => undefined); // Awaited, and so reported, unless the reader has left.
    return pulled;
  };
  try {
    let next = pull();
    for (;;) {
      const first = await next;
      if (first.done === true) return;
      let batch = first.value;
      next = pull();
      const ms = forMs();
      if (ms !== undefined && hasHappened(batch)) {
        const enough = new AbortController();
        const over = clock.pause(ms, enough.signal).then(() => undefined);
        while (hasHappened(batch) && batch.events.length < most) {
          const more = await Promise.race([next, over]);
          if (more === undefined || more.done === true) break;
          batch = { ...more.value, events: [...batch.events, ...more.value.events] };
          next = pull();
        }
        enough.abort();
      }
      yield batch;
    }
  } finally {
    await source.return?.();
  }
}

const hasHappened = ({ caughtUp, events }: SubscriptionBatch): boolean => caughtUp && events.length > 0;
