import { randomUUID } from 'node:crypto';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type ShipTo } from '#events/contracts/fields';
import { payable, type PaymentMethod } from '#events/contracts/order-events';
import { type EventStore, type NewEvent } from '#event-store/event-store';

const day = '2026-03-01T10:00:00.000Z';

export function toNewEvent(event: OrderlineEvent, occurredAt = day): NewEvent {
  return {
    id: randomUUID(),
    type: event.type,
    data: event.data,
    metadata: {
      schemaVersion: 1,
      commandId: randomUUID(),
      commandHash: 'hash',
      correlationId: 'correlation',
      causationId: 'causation',
      actor: { role: 'clerk', subject: 'carla' },
      occurredAt,
    },
  };
}

/** Appends to whatever the stream holds. @returns the position of the last event */
export async function append(store: EventStore, stream: string, ...events: readonly OrderlineEvent[]): Promise<bigint> {
  const { position } = await store.append(
    stream,
    'any',
    events.map((event) => toNewEvent(event)),
  );
  return position;
}

export const gbp = (amount: string) => ({ amount, currency: 'GBP' });

export interface OrderSketch {
  readonly orderId?: string;
  /** null: an order without a customer. */
  readonly customerId?: string | null;
  readonly country?: string;
  readonly placedAt?: string;
  readonly lines?: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice: string }[];
  readonly method?: PaymentMethod;
  readonly shipTo?: Partial<ShipTo>;
}

const facts = ({ orderId = '7', customerId = 'c-1', country = 'France', placedAt = day }: OrderSketch) => ({
  orderId,
  ...(customerId === null ? {} : { customerId }),
  currency: 'GBP',
  country,
  placedAt,
});

const linesOf = ({ lines = [{ sku: 'MUG', quantity: 2, unitPrice: '1.25' }] }: OrderSketch) =>
  lines.map(({ sku, quantity, unitPrice }, index) => ({ line: index + 1, sku, quantity, unitPrice: gbp(unitPrice) }));

/** Hundredths are exact enough for tests. */
const sumOf = (sketch: OrderSketch) =>
  gbp(String(linesOf(sketch).reduce((sum, line) => sum + line.quantity * Math.round(Number(line.unitPrice.amount) * 100), 0) / 100));

export function orderPlaced(sketch: OrderSketch = {}): OrderlineEvent {
  const lines = linesOf(sketch).map((line) => ({ ...line, name: `The ${line.sku}` }));
  const shipTo = { country: sketch.country ?? 'France', ...(sketch.shipTo ?? { city: 'Lyon' }) };
  const { method = 'on-account' } = sketch;
  const total = sumOf(sketch);
  const data = { ...facts(sketch), lines, total, amountDue: payable(total, method), shipTo, payment: { method } };
  return { type: 'OrderPlaced', data };
}

export function orderConfirmed(sketch: OrderSketch = {}): OrderlineEvent {
  return { type: 'OrderConfirmed', data: facts(sketch) };
}

export function orderCancelled(sketch: OrderSketch = {}, cancelledAt = '2026-03-02T10:00:00.000Z'): OrderlineEvent {
  return { type: 'OrderCancelled', data: { ...facts(sketch), lines: linesOf(sketch), reason: 'changed my mind', cancelledAt } };
}

export function orderRejected(sketch: OrderSketch = {}): OrderlineEvent {
  return { type: 'OrderRejected', data: { ...facts(sketch), lines: linesOf(sketch), reason: 'out of stock', skus: ['MUG'] } };
}

export function orderShipped(sketch: OrderSketch = {}, complete = true): OrderlineEvent {
  return { type: 'OrderShipped', data: { ...facts(sketch), lines: linesOf(sketch), complete, shippedAt: '2026-03-03T10:00:00.000Z' } };
}

export function orderDelivered(sketch: OrderSketch = {}): OrderlineEvent {
  return { type: 'OrderDelivered', data: { ...facts(sketch), deliveredAt: '2026-03-04T10:00:00.000Z' } };
}

export function orderReturned(sketch: OrderSketch = {}, complete = true): OrderlineEvent {
  const worth = { value: sumOf(sketch), refundDue: sumOf(sketch) };
  const data = { ...facts(sketch), lines: linesOf(sketch), ...worth, reason: 'broken', complete, returnedAt: '2026-03-05T10:00:00.000Z' };
  return { type: 'OrderLinesReturned', data };
}

export function orderErased(sketch: OrderSketch = {}): OrderlineEvent {
  return { type: 'OrderErased', data: { ...facts(sketch), reason: 'asked for', erasedAt: '2026-03-07T10:00:00.000Z' } };
}

export function creditNoteIssued(creditNoteId = 'C1', country?: string): OrderlineEvent {
  const lines = [{ line: 1, sku: 'MUG', quantity: 1, unitPrice: gbp('0.75') }];
  const data = { creditNoteId, currency: 'GBP', lines, total: gbp('0.75'), reason: 'goodwill', issuedAt: '2026-03-06T10:00:00.000Z' };
  return { type: 'CreditNoteIssued', data: country === undefined ? data : { ...data, country } };
}

export function productAdded(sku = 'MUG', name = 'Mug'): OrderlineEvent {
  return {
    type: 'ProductAdded',
    data: { sku, name, category: 'kitchen', attributes: { colour: 'red', "o'clock": true }, price: gbp('1.25') },
  };
}

export function stockReceived(sku = 'MUG', quantity = 10): OrderlineEvent {
  return { type: 'StockReceived', data: { sku, quantity } };
}
