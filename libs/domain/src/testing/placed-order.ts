import { type ValuedLine } from '#events/contracts/fields';
import { money, totalOf } from '#events/contracts/money';
import { type OrderEvent } from '#events/contracts/order-events';
import { gbp } from './arbitraries.js';

// The order of the examples: two tea pots and three cushions, and what may have happened to it.

export const orderId = '536365';
export const facts = {
  orderId,
  customerId: '17850',
  currency: 'GBP',
  country: 'United Kingdom',
  placedAt: '2010-12-01T08:26:00.000Z',
};
export const teapots: ValuedLine = { line: 1, sku: 'TEAPOT', quantity: 2, unitPrice: gbp('12.5') };
export const cushions: ValuedLine = { line: 2, sku: 'CUSHION', quantity: 3, unitPrice: gbp('2.55') };
export const all = [teapots, cushions];

const worthOf = (lines: readonly ValuedLine[]) => money(totalOf(lines), 'GBP');
/** The order with other lines than the tea pots and cushions. */
export const placedWith = (lines: readonly ValuedLine[]): Extract<OrderEvent, { type: 'OrderPlaced' }> => ({
  type: 'OrderPlaced',
  data: {
    ...facts,
    lines: lines.map((line) => ({ ...line, name: `One ${line.sku}` })),
    total: worthOf(lines),
    amountDue: worthOf(lines),
    shipTo: { name: 's1.sealed', country: 'United Kingdom' },
    payment: { method: 'card' },
  },
});
export const placed = placedWith(all);
export const anonymous: OrderEvent = { ...placed, data: { ...placed.data, customerId: undefined } };
export const confirmed: OrderEvent = { type: 'OrderConfirmed', data: facts };
export const rejected: OrderEvent = { type: 'OrderRejected', data: { ...facts, lines: all, reason: 'Short', skus: ['TEAPOT'] } };
export const cancelled: OrderEvent = {
  type: 'OrderCancelled',
  data: { ...facts, lines: all, reason: 'Found cheaper', cancelledAt: '2010-12-01T09:00:00.000Z' },
};
export const shipped = (complete: boolean, ...lines: ValuedLine[]): OrderEvent => ({
  type: 'OrderShipped',
  data: { ...facts, lines, complete, shippedAt: '2010-12-02T10:00:00.000Z' },
});
export const delivered: OrderEvent = { type: 'OrderDelivered', data: { ...facts, deliveredAt: '2010-12-03T11:00:00.000Z' } };
export const returned = (complete: boolean, ...lines: ValuedLine[]): OrderEvent => ({
  type: 'OrderLinesReturned',
  data: {
    ...facts,
    lines,
    value: worthOf(lines),
    refundDue: worthOf(lines),
    reason: 'Chipped',
    complete,
    returnedAt: '2010-12-09T12:00:00.000Z',
  },
});
/** So many units of a line. */
export const of = (line: ValuedLine, quantity: number): ValuedLine => ({ ...line, quantity });
