import { eventCatalogue } from '#events/contracts/event-catalogue';
import { openEventStore } from '#event-store/open-event-store';
import { Ledger } from './ledger.js';

/** Adds up the whole log. @throws an error of the event store, or EventShapeError for an event that this version cannot read */
export async function readLedger(eventStoreUrl: string): Promise<Ledger> {
  const store = openEventStore(eventStoreUrl);
  const ledger = new Ledger();
  try {
    for await (const { events } of store.readAll({ after: 0n })) {
      for (const { type, data, metadata } of events) ledger.add(eventCatalogue.decode(type, data, metadata).event);
    }
  } finally {
    await store.close();
  }
  return ledger;
}
