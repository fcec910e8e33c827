import { eventCatalogue } from '#events/contracts/event-catalogue';
import { StreamIncomplete } from '#event-store/errors';
import { openEventStore } from '#event-store/open-event-store';
import { Ledger } from './ledger.js';

const ours: ReadonlySet<string> = new Set(eventCatalogue.all.map(({ type }) => type));

/**
 * Adds up the whole log; types that are not in the catalogue are counted and passed over.
 * @throws an error of the event store: StreamIncomplete where one of our streams lacks events, as after a scavenge; or EventShapeError for an event
 * that this version cannot read
 */
export async function readLedger(eventStoreUrl: string): Promise<Ledger> {
  const store = openEventStore(eventStoreUrl);
  const ledger = new Ledger();
  const lengths = new Map<string, number>();
  try {
    for await (const { events } of store.readAll({ after: 0n })) {
      for (const { stream, revision, type, data, metadata, recordedAt } of events) {
        const next = lengths.get(stream) ?? 0;
        if (revision !== next && ours.has(type)) throw new StreamIncomplete(stream, next, revision);
        lengths.set(stream, revision + 1);
        if (ours.has(type)) ledger.add(eventCatalogue.decode(type, data, metadata).event, recordedAt.getTime());
        else ledger.passOver(type);
      }
    }
  } finally {
    await store.close();
  }
  return ledger;
}
