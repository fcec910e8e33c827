import { type StoredEvent } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';

/** Everything in the log, in its order. */
export async function logOf(url: string): Promise<readonly StoredEvent[]> {
  const store = openEventStore(url);
  try {
    const found: StoredEvent[] = [];
    for await (const batch of store.readAll({ after: 0n })) found.push(...batch.events);
    return found;
  } finally {
    await store.close();
  }
}

export async function streamOf(url: string, stream: string): Promise<readonly StoredEvent[]> {
  return (await logOf(url)).filter((event) => event.stream === stream);
}
