import { describe, it } from 'vitest';
import { type ValuedLine } from '#events/contracts/fields';
import { type OrderEvent } from '#events/contracts/order-events';
import { gbp } from '../testing/arbitraries.js';
import { given } from '../testing/decider-spec.js';
import {
  all,
  anonymous,
  cancelled,
  confirmed,
  cushions,
  delivered,
  facts,
  of,
  orderId,
  placed,
  placedWith,
  rejected,
  returned,
  shipped,
  teapots,
} from '../testing/placed-order.js';
import { orderDecider } from './order.js';
import { type ShipOrder } from './ship-order.js';

const ship = (...lines: NonNullable<ShipOrder['lines']>): ShipOrder => ({ ...shipAll, lines });
const shipAll: ShipOrder = { type: 'ShipOrder', orderId, shippedAt: '2010-12-02T10:00:00.000Z' };
const afterConfirmation = (...events: OrderEvent[]) => given(orderDecider, [placed, confirmed, ...events]);

describe('Shipping without lines', () => {
  it('ships everything', () => {
    afterConfirmation()
      .when({ ...shipAll, trackingNumber: 'RM-1' })
      .then([
        { type: 'OrderShipped', data: { ...facts, lines: all, trackingNumber: 'RM-1', complete: true, shippedAt: shipAll.shippedAt } },
      ]);
  });

  it('ships all that is left', () => {
    afterConfirmation(shipped(false, of(teapots, 1), cushions))
      .when(shipAll)
      .then([shipped(true, of(teapots, 1))]);
  });

  it('ships what is left although some came back', () => {
    afterConfirmation(shipped(false, teapots), returned(false, teapots))
      .when(shipAll)
      .then([shipped(true, cushions)]);
  });

  it('leaves the customer out where the order has none', () => {
    const { customerId: _customerId, ...nobody } = facts;
    given(orderDecider, [anonymous, confirmed])
      .when(shipAll)
      .then([{ type: 'OrderShipped', data: { ...nobody, lines: all, complete: true, shippedAt: shipAll.shippedAt } }]);
  });

  it.each([
    ['shipped', []],
    ['delivered', [delivered]],
    ['returned', [returned(true, ...all)]],
  ])('makes no event once all is %s', (_, events) => {
    afterConfirmation(shipped(true, ...all), ...events)
      .when(shipAll)
      .then([]);
  });
});

describe('Shipping lines', () => {
  it('takes them by number, in the order’s order', () => {
    afterConfirmation()
      .when(ship({ line: 2, quantity: 1 }, { line: 1, quantity: 2 }))
      .then([shipped(false, teapots, of(cushions, 1))]);
  });

  it('is complete when nothing is left', () => {
    afterConfirmation(shipped(false, of(cushions, 3)))
      .when(ship({ line: 1, quantity: 2 }))
      .then([shipped(true, teapots)]);
  });

  it('adds up entries for the same line', () => {
    afterConfirmation()
      .when(ship({ line: 2, quantity: 1 }, { sku: 'CUSHION', quantity: 1 }, { line: 2, quantity: 1 }))
      .then([shipped(false, cushions)]);
  });

  it.each([
    ['by number', ship({ line: 1, quantity: 3 }), 'lines.0.quantity'],
    ['by sku', ship({ sku: 'TEAPOT', quantity: 3 }), 'lines.0.quantity'],
    ['together', ship({ sku: 'CUSHION', quantity: 1 }, { line: 1, quantity: 2 }, { line: 1, quantity: 1 }), 'lines.2.quantity'],
  ])('is refused for more than is left, %s', (_, command, field) => {
    afterConfirmation()
      .when(command)
      .then('shipment-too-large', { skus: ['TEAPOT'], field });
  });

  it('counts what went out before', () => {
    afterConfirmation(shipped(false, of(teapots, 1)))
      .when(ship({ line: 1, quantity: 2 }))
      .then('shipment-too-large', { skus: ['TEAPOT'], field: 'lines.0.quantity' });
  });

  it.each([
    ['shipped', []],
    ['delivered', [delivered]],
    ['returned', [returned(true, ...all)]],
  ])('is refused once all is %s', (_, events) => {
    afterConfirmation(shipped(true, ...all), ...events)
      .when(ship({ line: 1, quantity: 1 }))
      .then('shipment-too-large');
  });

  it.each([
    ['number', ship({ line: 1, quantity: 1 }, { line: 3, quantity: 1 }), 'lines.1.line'],
    ['sku', ship({ sku: 'teapot', quantity: 1 }), 'lines.0.sku'],
  ])('is refused for a line whose %s is unknown', (_, command, field) => {
    afterConfirmation().when(command).then('line-unknown', { field });
  });

  it.each([0, -1, 1.5, Number.NaN, 1_000_000_001])('is refused for a quantity of %d', (quantity) => {
    afterConfirmation()
      .when(ship({ sku: 'TEAPOT', quantity: 1 }, { line: 1, quantity }))
      .then('quantity-invalid', { field: 'lines.1.quantity' });
  });

  it.each([0, 2_001])('is refused for %d entries', (length) => {
    afterConfirmation()
      .when(ship(...Array<{ line: number; quantity: number }>(length).fill({ line: 1, quantity: 1 })))
      .then('line-count-invalid', { field: 'lines' });
  });
});

describe('Shipping a sku of several lines', () => {
  const first: ValuedLine = { line: 1, sku: 'TEAPOT', quantity: 2, unitPrice: gbp('12.5') };
  const third: ValuedLine = { line: 3, sku: 'TEAPOT', quantity: 4, unitPrice: gbp('10') };
  const twice = (...events: OrderEvent[]) => given(orderDecider, [placedWith([first, cushions, third]), confirmed, ...events]);

  it('takes the lines in their order, also at different prices', () => {
    twice()
      .when(ship({ sku: 'TEAPOT', quantity: 3 }))
      .then([shipped(false, first, of(third, 1))]);
    twice(shipped(false, of(first, 1)))
      .when(ship({ sku: 'TEAPOT', quantity: 5 }))
      .then([shipped(false, of(first, 1), third)]);
  });

  it('leaves to a line what an entry names by its number', () => {
    twice()
      .when(ship({ sku: 'TEAPOT', quantity: 2 }, { line: 1, quantity: 2 }))
      .then([shipped(false, first, of(third, 2))]);
  });

  it('is refused for more than all lines have left', () => {
    twice(shipped(false, first))
      .when(ship({ sku: 'TEAPOT', quantity: 5 }))
      .then('shipment-too-large', { skus: ['TEAPOT'], field: 'lines.0.quantity' });
  });
});

describe('Shipping at the wrong time is refused:', () => {
  it.each([
    ['order-not-confirmed', [placed]],
    ['order-rejected', [placed, rejected]],
    ['order-cancelled', [placed, confirmed, cancelled]],
    ['order-not-found', []],
  ] as const)('%s', (code, events) => {
    given(orderDecider, events).when(shipAll).then(code);
    given(orderDecider, events)
      .when(ship({ line: 1, quantity: 1 }))
      .then(code);
  });
});
