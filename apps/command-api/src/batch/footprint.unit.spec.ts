import { expect, it } from 'vitest';
import { type BatchLine } from './batch-line.js';
import { footprintOf } from './footprint.js';

const line = (path: string, body: BatchLine['body'] = {}, idempotencyKey?: string): BatchLine => ({
  path,
  body,
  ...(idempotencyKey !== undefined && { idempotencyKey }),
});

/** Whether the second has to wait for the first. */
function waits(first: BatchLine, second: BatchLine): boolean {
  const [before, after] = [footprintOf(first, 'carl'), footprintOf(second, 'carl')];
  const touched = new Set([...before.writes, ...before.reads]);
  return after.writes.some((name) => touched.has(name)) || after.reads.some((name) => before.writes.includes(name));
}

const order = (orderId: string, ...skus: string[]) => line('/orders', { orderId, lines: skus.map((sku) => ({ sku, quantity: 1 })) });

it.each([
  ['a product and its price', line('/products', { sku: 'CUP' }), line('/products/CUP/price')],
  ['a product and an order of it', line('/products/CUP/publish'), order('1', 'POT', 'CUP')],
  ['a receipt and an order that needs it', line('/stock/CUP/receive', { quantity: 1 }), order('1', 'CUP')],
  ['a product and its stock', line('/products', { sku: 'CUP' }), line('/stock/CUP/receive')],
  ['an order and the discontinuation of its product', order('1', 'CUP'), line('/products/CUP/discontinue')],
  ['an order and its shipment', order('1', 'CUP'), line('/orders/1/ship')],
  ['an order and the refund of its payment', order('1', 'CUP'), line('/payments/1/refund')],
  ['a credit and an order of the same customer', line('/wallets/carl/credit'), line('/orders', { customerId: 'carl', lines: [] })],
  ['a credit and the order of a customer who names nobody', line('/wallets/carl/credit'), line('/orders', { lines: [] })],
  ['two of one key', line('/orders', {}, 'k1'), line('/orders', {}, 'k1')],
  [
    'two customers with one address',
    line('/customers', { customerId: 'a', email: 'Ada@x.test' }),
    line('/customers', { customerId: 'b', email: 'ada@x.test' }),
  ],
  ['an erasure and anything else', line('/customers/carl/erase'), order('1', 'CUP')],
  ['anything and an erasure', order('1', 'CUP'), line('/customers/carl/erase')],
  ['two credit notes of one id', line('/credit-notes', { creditNoteId: 'C1' }), line('/credit-notes', { creditNoteId: 'C1' })],
])('one after another: %s', (_what, first, second) => {
  expect(waits(first, second)).toBe(true);
});

it.each([
  ['two orders of the same product', order('1', 'CUP'), order('2', 'CUP')],
  ['two orders without ids', line('/orders', { lines: [] }), line('/orders', { lines: [] })],
  ['two products', line('/products', { sku: 'CUP' }), line('/products', { sku: 'POT' })],
  ['an order and another product', order('1', 'CUP'), line('/products/POT/price')],
  ['two receipts', line('/stock/CUP/receive'), line('/stock/POT/receive')],
  ['two credit notes', line('/credit-notes', { creditNoteId: 'C1' }), line('/credit-notes', { creditNoteId: 'C2' })],
  ['what is nonsense', line('/orders', { lines: 'x', orderId: 7, customerId: null }), line('/wallets', { lines: [null, 3] })],
])('side by side: %s', (_what, first, second) => {
  expect(waits(first, second)).toBe(false);
});
