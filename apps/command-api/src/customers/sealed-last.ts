import { type ShipTo } from '#events/contracts/fields';
import { customerStream } from '#events/contracts/customer-events';
import { carrying, typesOf } from '#events/contracts/define-stream';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { OrderPlaced, orderStream } from '#events/contracts/order-events';
import { type StoredEvent } from '#event-store/event-store';
import { isSealed } from '#personal-data/sealing';
import { customerSubject, orderSubject } from '#personal-data/subjects';

const CONTACT: ReadonlySet<string> = new Set(typesOf(carrying(customerStream, 'name')));
const ERASING: ReadonlySet<string> = new Set(typesOf(carrying(customerStream, 'erasedAt'), carrying(orderStream, 'erasedAt')));
/** Up to this version addresses were stored in plain text, which may look like anything. */
const PLAIN_VERSION = 1;

/** Whose data is sealed in the events, without those who were erased in them. An event that cannot be read says nothing. */
export function sealedLast(events: readonly StoredEvent[]): readonly string[] {
  const sealed = new Set<string>();
  const erased = new Set<string>();
  for (const stored of events) {
    if (!CONTACT.has(stored.type) && !ERASING.has(stored.type) && stored.type !== OrderPlaced.type) continue;
    const subject = subjectIn(stored);
    if (subject === undefined) continue;
    (ERASING.has(stored.type) ? erased : sealed).add(subject);
  }
  return [...sealed].filter((subject) => !erased.has(subject));
}

function subjectIn(stored: StoredEvent): string | undefined {
  const decoded = decode(stored);
  if (decoded === undefined) return undefined;
  const { event, metadata } = decoded;
  if (event.type === 'OrderErased') return orderSubject(event.data);
  if (event.type === 'OrderPlaced') {
    return metadata.schemaVersion > PLAIN_VERSION && holdsSealed(event.data.shipTo) ? orderSubject(event.data) : undefined;
  }
  return 'customerId' in event.data && event.data.customerId !== undefined ? customerSubject(event.data.customerId) : undefined;
}

function decode({ type, data, metadata }: StoredEvent) {
  try {
    return eventCatalogue.decode(type, data, metadata);
  } catch {
    return undefined; // Whoever follows the log parks it and says so.
  }
}

function holdsSealed({ country: _, ...personal }: ShipTo): boolean {
  return Object.values(personal).some((text) => isSealed(text));
}
