import { createHash } from 'node:crypto';
import { type Schema } from './schema.js';

/** A small cast, so that the examples read as one story; by the field's name, or by event and field where one name means two things. */
const cast: Readonly<Record<string, unknown>> = {
  sku: 'LANTERN',
  skus: ['LANTERN'],
  orderId: '536365',
  customerId: '17850',
  creditNoteId: 'C536379',
  refundId: 'e5c3a1c7-2f2e-5a5d-9d7f-3c8d4b0a6e11',
  claimId: '2b1f6c1e-8a0f-8d5e-9c3b-7a6f5e4d3c2b',
  address: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  providerEventId: 'evt_1',
  name: 'White metal lantern',
  description: 'Hangs or stands.',
  category: 'lights',
  attributes: { colour: 'white', heightCm: 24, outdoor: true },
  country: 'GB',
  reason: 'Changed my mind.',
  reference: 'order 536365',
  trackingNumber: 'GB-1029',
  currency: 'GBP',
  quantity: 6,
  line: 1,
  delta: -2,
  shipment: 2,
  return: 4,
  price: { amount: '2.55', currency: 'GBP' },
  unitPrice: { amount: '2.55', currency: 'GBP' },
  previousPrice: { amount: '2.95', currency: 'GBP' },
  total: { amount: '15.3', currency: 'GBP' },
  amount: { amount: '15.3', currency: 'GBP' },
  balance: { amount: '34.7', currency: 'GBP' },
  key: '0/ReserveStock/LANTERN',
  code: 'stock-insufficient',
  revision: 3,
  because: 'payment-536365@1',
  status: 'awaiting-payment',
  timers: [{ key: 'payment-deadline', dueAt: '2026-11-21T08:30:00.000Z' }],
  placedAt: '2026-11-21T08:00:00.000Z',
  dueAt: '2026-11-21T08:30:00.000Z',
  schemaVersion: 1,
  commandId: '8f14e45f-ceea-867a-9a36-dedd4bea2543',
  commandHash: 'mNQyQ3d7v1gqYb0oK8zC2A',
  correlationId: 'f7e57f71-b61b-44ae-a8f0-d2cfcdc77994',
  causationId: '8f14e45f-ceea-867a-9a36-dedd4bea2543',
  role: 'clerk',
  subject: 'clara',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
};
const LATER = '2026-11-21T09:15:00.000Z';

/** Data that fits the schema, with every optional field. @throws Error for a field that the cast has no word for */
export function exampleOf(schema: Schema, name: string): unknown {
  if (schema.personalData === true) return sealed(name);
  if (Object.hasOwn(cast, name)) return cast[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf?.[0] !== undefined) return exampleOf(schema.anyOf[0], name);
  if (schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties).map(([field, inner]) => [field, exampleOf(inner, field)]));
  }
  if (schema.items !== undefined) return [exampleOf(schema.items, name)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'string' && name.endsWith('At')) return LATER;
  throw new Error(`The examples have no word for the field ${name}`);
}

/** What sealed text looks like: a nonce of 12 bytes, as many bytes as the text has, and a tag of 16. */
function sealed(name: string): string {
  return `s1.${createHash('sha512').update(name).digest().subarray(0, 40).toString('base64url')}`;
}
