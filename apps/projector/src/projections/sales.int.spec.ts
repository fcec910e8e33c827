import { afterAll, beforeAll, expect, test } from 'vitest';
import { salesProjection } from '#read-models/sales';
import {
  creditNoteIssued,
  orderCancelled,
  orderConfirmed,
  orderErased,
  orderPlaced,
  orderRejected,
  orderReturned,
  orderShipped,
} from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';
import { paymentDeclined, paymentRequested } from '../testing/money-events.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

const none = { orders: '0', units: '0', gross: '0', cancelled: '0', returned: '0', credited: '0' };
const france = { country: 'France', currency: 'GBP' };
const mug = { sku: 'MUG', currency: 'GBP' };

test('given an order with a sku in two lines, it counts once for the sku, with the value of both lines', async () => {
  const lines = [
    { sku: 'MUG', quantity: 2, unitPrice: '1.25' },
    { sku: 'CUP', quantity: 1, unitPrice: '3' },
    { sku: 'MUG', quantity: 1, unitPrice: '1.05' },
  ];
  const { sales_by_country, sales_by_product } = await trial.given(salesProjection, orderPlaced({ lines }));

  expect(sales_by_country).toEqual([{ day: '2026-03-01', ...france, ...none, orders: '1', units: '4', gross: '6.55' }]);
  expect(sales_by_product).toEqual([
    { day: '2026-03-01', sku: 'CUP', currency: 'GBP', ...none, orders: '1', units: '1', gross: '3' },
    { day: '2026-03-01', ...mug, ...none, orders: '1', units: '3', gross: '3.55' },
  ]);
});

test('given several orders of a day, a rejected one is taken out of the day of its placing', async () => {
  const { sales_by_country, sales_by_product } = await trial.given(
    salesProjection,
    orderPlaced({ orderId: '7' }),
    orderPlaced({ orderId: '8' }),
    orderRejected({ orderId: '7' }),
  );

  expect(sales_by_country).toEqual([{ day: '2026-03-01', ...france, ...none, orders: '1', units: '2', gross: '2.5' }]);
  expect(sales_by_product).toEqual([{ day: '2026-03-01', ...mug, ...none, orders: '1', units: '2', gross: '2.5' }]);
});

test('given what happens later, it counts on its own day, beside the gross of the day of placing', async () => {
  const { sales_by_country } = await trial.given(
    salesProjection,
    orderPlaced({ orderId: '7' }),
    orderPlaced({ orderId: '8' }),
    orderCancelled({ orderId: '7' }),
    orderShipped({ orderId: '8' }),
    orderReturned({ orderId: '8' }),
    creditNoteIssued('C1', 'France'),
  );

  expect(sales_by_country).toEqual([
    { day: '2026-03-01', ...france, ...none, orders: '2', units: '4', gross: '5' },
    { day: '2026-03-02', ...france, ...none, cancelled: '2.5' },
    { day: '2026-03-05', ...france, ...none, returned: '2.5' },
    { day: '2026-03-06', ...france, ...none, credited: '0.75' },
  ]);
});

test('given a credit note without a country, it counts for the country unknown and for its skus', async () => {
  const { sales_by_country, sales_by_product } = await trial.given(salesProjection, creditNoteIssued());

  expect(sales_by_country).toEqual([{ day: '2026-03-06', country: 'unknown', currency: 'GBP', ...none, credited: '0.75' }]);
  expect(sales_by_product).toEqual([{ day: '2026-03-06', ...mug, ...none, credited: '0.75' }]);
});

test('given an order placed a second before midnight UTC, it counts for that day', async () => {
  const { sales_by_country } = await trial.given(salesProjection, orderPlaced({ placedAt: '2026-03-31T23:59:59.999Z' }));

  expect(sales_by_country).toMatchObject([{ day: '2026-03-31' }]);
});

test('given what fulfilment does on its way, it is a rejection or a return like any other, and nothing else counts', async () => {
  const lines = [
    { sku: 'MUG', quantity: 2, unitPrice: '1.25' },
    { sku: 'CUP', quantity: 3, unitPrice: '3' },
  ];
  const { sales_by_country, sales_by_product } = await trial.given(
    salesProjection,
    orderPlaced({ orderId: '7', lines, method: 'card' }),
    orderPlaced({ orderId: '8', lines, placedAt: '2026-03-02T10:00:00.000Z' }),
    paymentRequested('11.5'),
    paymentDeclined(),
    orderRejected({ orderId: '7', lines }),
    orderConfirmed({ orderId: '8', lines }),
    orderShipped({ orderId: '8', lines }),
    orderReturned({ orderId: '8', lines: [{ sku: 'MUG', quantity: 1, unitPrice: '1.25' }] }, false),
    orderErased({ orderId: '8' }),
  );

  expect(sales_by_country).toEqual([
    { day: '2026-03-01', ...france, ...none },
    { day: '2026-03-02', ...france, ...none, orders: '1', units: '5', gross: '11.5' },
    { day: '2026-03-05', ...france, ...none, returned: '1.25' },
  ]);
  expect(sales_by_product).toEqual([
    { day: '2026-03-01', sku: 'CUP', currency: 'GBP', ...none },
    { day: '2026-03-01', ...mug, ...none },
    { day: '2026-03-02', sku: 'CUP', currency: 'GBP', ...none, orders: '1', units: '3', gross: '9' },
    { day: '2026-03-02', ...mug, ...none, orders: '1', units: '2', gross: '2.5' },
    { day: '2026-03-05', ...mug, ...none, returned: '1.25' },
  ]);
});
