import { eventCatalogue } from '#events/contracts/event-catalogue';
import { openEventStore } from '#event-store/open-event-store';
import { Ledger } from './ledger.js';

const ours: ReadonlySet<string> = new Set(eventCatalogue.all.map(({ type }) => type));

/** Adds up the whole log; types that are not in the catalogue are counted and passed over. @throws an error of the event store, or EventShapeError for an event that this version cannot read */
export async function readLedger(eventStoreUrl: string): Promise<Ledger> {
  const store = openEventStore(eventStoreUrl);
  const ledger = new Ledger();
  try {
    for await (const { events } of store.readAll({ after: 0n })) {
      for (const { type, data, metadata, recordedAt } of events) {
        if (ours.has(type)) ledger.add(eventCatalogue.decode(type, data, metadata).event, recordedAt.getTime());
        else ledger.passOver(type);
      }
    }
  } finally {
    await store.close();
  }
  return ledger;
}
