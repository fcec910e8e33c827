import { EventStoreUnavailable } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { type StoredTrace } from '#personal-data/key-vault';
import { type Logger } from '#platform/logging/logger';
import { backoffMs, pause } from '#postgres/backoff';
import { sealedLast } from './sealed-last.js';

/** So many of the last events are looked at. */
const LOOKED_AT = 1_000;
const BACKOFF = { firstMs: 100, mostMs: 2_000 };
const NEVER = new AbortController().signal;

/** What the log says about the keys. Waits for a log that cannot be read yet: without it nobody knows whether the keys are the right ones. */
export async function storedTrace(eventStoreUrl: string, logger: Logger): Promise<StoredTrace> {
  const store = openEventStore(eventStoreUrl);
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await lookAt(store);
      } catch (error) {
        if (!(error instanceof EventStoreUnavailable)) throw error;
        if (attempt === 1) logger.warn({ err: error }, 'waiting for the log of EVENT_STORE_URL, which says whether the keys are its own');
        await pause(backoffMs(BACKOFF, attempt), NEVER);
      }
    }
  } finally {
    await store.close();
  }
}

async function lookAt(store: EventStore): Promise<StoredTrace> {
  const [head, last] = await Promise.all([store.head(), store.readLast(LOOKED_AT)]);
  return { events: head > 0n, sealed: sealedLast(last) };
}
