import { describe, expect, it } from 'vitest';
import { type Money } from '#events/contracts/money';
import { type OrderEvent, type PaymentMethod } from '#events/contracts/order-events';
import { type ProductFacts } from '../product/product.js';
import { gbp } from '../testing/arbitraries.js';
import { given } from '../testing/decider-spec.js';
import { orderDecider } from './order.js';
import { type PlaceOrder } from './place-order.js';

const products: ReadonlyMap<string, ProductFacts> = new Map([
  ['TEAPOT', { name: 'Tea pot', price: gbp('12.5'), status: 'published' }],
  ['CUSHION', { name: 'Cushion', price: gbp('3.3333'), status: 'published' }],
  ['LAMP', { name: 'Lamp', price: { amount: '20', currency: 'EUR' }, status: 'published' }],
  ['VASE', { name: 'Vase', price: gbp('7'), status: 'discontinued' }],
  ['SKETCH', { name: 'Sketch', price: gbp('1'), status: 'draft' }],
]);
const place: PlaceOrder = {
  type: 'PlaceOrder',
  orderId: '536365',
  currency: 'GBP',
  lines: [
    { sku: 'TEAPOT', quantity: 2 },
    { sku: 'CUSHION', quantity: 3, unitPrice: gbp('2.5500') },
    { sku: 'TEAPOT', quantity: 1, unitPrice: gbp('0') },
  ],
  shipTo: { country: 'United Kingdom' },
  payment: { method: 'on-account' },
  placedAt: '2010-12-01T08:26:00.000Z',
  products,
  sellDiscontinued: false,
};
const placed: Extract<OrderEvent, { type: 'OrderPlaced' }> = {
  type: 'OrderPlaced',
  data: {
    orderId: '536365',
    currency: 'GBP',
    country: 'United Kingdom',
    placedAt: '2010-12-01T08:26:00.000Z',
    lines: [
      { line: 1, sku: 'TEAPOT', name: 'Tea pot', quantity: 2, unitPrice: gbp('12.5') },
      { line: 2, sku: 'CUSHION', name: 'Cushion', quantity: 3, unitPrice: gbp('2.55') },
      { line: 3, sku: 'TEAPOT', name: 'Tea pot', quantity: 1, unitPrice: gbp('0') },
    ],
    total: gbp('32.65'),
    amountDue: gbp('32.65'),
    shipTo: { country: 'United Kingdom' },
    payment: { method: 'on-account' },
  },
};
const line = { sku: 'TEAPOT', quantity: 1 };

describe('Placing an order', () => {
  it('numbers the lines, takes names and missing prices from the catalogue and adds up exactly', () => {
    given(orderDecider).when(place).then([placed]);
  });

  it('keeps customer, address and way of payment', () => {
    const shipTo = { name: 'Ada Byron', line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' };
    given(orderDecider)
      .when({ ...place, customerId: '17850', shipTo: { ...shipTo, line2: undefined }, payment: { method: 'card' } })
      .then([{ ...placed, data: { ...placed.data, customerId: '17850', country: 'GB', shipTo, payment: { method: 'card' } } }]);
  });

  it('keeps every decimal of a price', () => {
    given(orderDecider)
      .when({ ...place, lines: [{ sku: 'CUSHION', quantity: 3 }] })
      .then([
        {
          ...placed,
          data: {
            ...placed.data,
            lines: [{ line: 1, sku: 'CUSHION', name: 'Cushion', quantity: 3, unitPrice: gbp('3.3333') }],
            total: gbp('9.9999'),
            amountDue: gbp('10'),
          },
        },
      ]);
  });

  it('is refused from a wallet without its customer', () => {
    given(orderDecider)
      .when({ ...place, payment: { method: 'wallet' } })
      .then('customer-required', { field: 'customerId' });
    given(orderDecider)
      .when({ ...place, customerId: '17850', payment: { method: 'wallet' } })
      .then([{ ...placed, data: { ...placed.data, customerId: '17850', payment: { method: 'wallet' } } }]);
  });

  it('is refused the second time, whatever it says', () => {
    given(orderDecider, [placed]).when(place).then('order-exists');
    given(orderDecider, [placed])
      .when({ ...place, lines: [] })
      .then('order-exists');
  });
});

describe('What is due of an order', () => {
  const of = (unitPrice: Money, method: PaymentMethod): PlaceOrder => ({
    ...place,
    customerId: '17850',
    currency: unitPrice.currency,
    lines: [{ sku: 'TEAPOT', quantity: 3, unitPrice }],
    payment: { method },
  });
  it.each<[string, PaymentMethod, Money, string, string]>([
    ['no smaller fractions than its currency has, by card', 'card', gbp('3.333'), '9.999', '10'],
    ['none where it has none', 'card', { amount: '100.5', currency: 'JPY' }, '301.5', '302'],
    ['nothing where that rounds to nothing', 'card', gbp('0.001'), '0.003', '0'],
    ['the same on account, since nobody can pay it otherwise', 'on-account', gbp('3.333'), '9.999', '10'],
    ['the exact total from a wallet', 'wallet', gbp('3.333'), '9.999', '9.999'],
    ['the exact total in a currency that is none', 'card', { amount: '3.333', currency: 'ZZZ' }, '9.999', '9.999'],
  ])('is %s', (_, method, unitPrice, total, amountDue) => {
    const { currency } = unitPrice;
    const [placing] = orderDecider.decide(of(unitPrice, method), orderDecider.initialState());
    expect(placing?.data).toMatchObject({ total: { amount: total, currency }, amountDue: { amount: amountDue, currency } });
  });
});

describe('Products that are not for sale', () => {
  it('are all named, each once, in the order of the lines', () => {
    const lines = ['SKETCH', 'TEAPOT', 'UNHEARD-OF', 'VASE', 'SKETCH'].map((sku) => ({ sku, quantity: 1, unitPrice: gbp('1') }));
    given(orderDecider)
      .when({ ...place, lines })
      .then('product-not-sold', { skus: ['SKETCH', 'UNHEARD-OF', 'VASE'] });
  });

  it('may be sold when discontinued, where the caller may, but never as drafts', () => {
    const lines = [{ sku: 'VASE', quantity: 1 }];
    given(orderDecider)
      .when({ ...place, lines, sellDiscontinued: true })
      .then([
        {
          ...placed,
          data: {
            ...placed.data,
            lines: [{ line: 1, sku: 'VASE', name: 'Vase', quantity: 1, unitPrice: gbp('7') }],
            total: gbp('7'),
            amountDue: gbp('7'),
          },
        },
      ]);
    given(orderDecider)
      .when({ ...place, lines: [...lines, { sku: 'SKETCH', quantity: 1 }], sellDiscontinued: true })
      .then('product-not-sold', { skus: ['SKETCH'] });
  });
});

describe('An order with a broken line', () => {
  it.each([
    ['no line', 'line-count-invalid', 'lines', []],
    ['2,001 lines', 'line-count-invalid', 'lines', Array<typeof line>(2_001).fill(line)],
    ['a quantity of 0', 'quantity-invalid', 'lines.1.quantity', [line, { ...line, quantity: 0 }]],
    ['half a unit', 'quantity-invalid', 'lines.0.quantity', [{ ...line, quantity: 0.5 }]],
    ['too many units', 'quantity-invalid', 'lines.0.quantity', [{ ...line, quantity: 1_000_000_001 }]],
    ['a negative price', 'price-negative', 'lines.0.unitPrice', [{ ...line, unitPrice: gbp('-0.01') }]],
    ['an immense total', 'total-too-large', 'lines', [line, { ...line, unitPrice: gbp('999999999999999.9999') }]],
  ] as const)('is refused: %s', (_, code, field, lines) => {
    given(orderDecider)
      .when({ ...place, lines })
      .then(code, { field });
  });

  it('is refused when a given price is in another currency', () => {
    const lines = [line, { ...line, unitPrice: { amount: '1', currency: 'USD' } }];
    given(orderDecider)
      .when({ ...place, lines })
      .then('currency-mismatch', { skus: ['TEAPOT'], field: 'lines.1.unitPrice' });
  });

  it('is refused when the catalogue price is in another currency, unless a price is given', () => {
    given(orderDecider)
      .when({ ...place, lines: [{ sku: 'LAMP', quantity: 1 }] })
      .then('currency-mismatch', { skus: ['LAMP'], field: 'lines.0.unitPrice' });
    given(orderDecider)
      .when({ ...place, lines: [{ sku: 'LAMP', quantity: 1, unitPrice: gbp('17') }] })
      .then([
        {
          ...placed,
          data: {
            ...placed.data,
            lines: [{ line: 1, sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: gbp('17') }],
            total: gbp('17'),
            amountDue: gbp('17'),
          },
        },
      ]);
  });

  it('is refused when the lines of one sku are too many units together', () => {
    const free = { sku: 'TEAPOT', quantity: 500_000_000, unitPrice: gbp('0') };
    given(orderDecider)
      .when({ ...place, lines: [free, { ...free, sku: 'CUSHION' }, free, { ...free, quantity: 1 }] })
      .then('quantity-invalid', { skus: ['TEAPOT'], field: 'lines.3.quantity' });
  });

  it('is accepted at the largest count of lines', () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => ({ ...placed.data.lines[0]!, line: index + 1, quantity: 1 }));
    given(orderDecider)
      .when({ ...place, lines: Array<typeof line>(2_000).fill(line) })
      .then([{ ...placed, data: { ...placed.data, lines, total: gbp('25000'), amountDue: gbp('25000') } }]);
  });
});
