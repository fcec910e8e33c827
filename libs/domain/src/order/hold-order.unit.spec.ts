import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OrderEvent } from '#events/contracts/order-events';
import { decideOrRefuse, fold, given } from '../testing/decider-spec.js';
import {
  all,
  cancelled,
  confirmed,
  delivered,
  facts,
  of,
  orderId,
  placed,
  rejected,
  returned,
  shipped,
  teapots,
} from '../testing/placed-order.js';
import { type HoldOrder, type ReleaseOrder } from './hold-order.js';
import { orderDecider } from './order.js';
import { type ShipOrder } from './ship-order.js';

const [heldAt, releasedAt] = ['2010-12-01T10:00:00.000Z', '2010-12-01T11:00:00.000Z'];
const hold: HoldOrder = { type: 'HoldOrder', orderId, reason: 'Address in doubt', heldAt };
const release: ReleaseOrder = { type: 'ReleaseOrder', orderId, releasedAt };
const ship: ShipOrder = { type: 'ShipOrder', orderId, shippedAt: '2010-12-02T10:00:00.000Z' };
const held: OrderEvent = { type: 'OrderHeld', data: { ...facts, reason: 'Address in doubt', heldAt } };
const released: OrderEvent = { type: 'OrderReleased', data: { ...facts, releasedAt } };
const partlyShipped = [placed, confirmed, shipped(false, of(teapots, 1))];
const open = [
  ['placed', [placed]],
  ['confirmed', [placed, confirmed]],
  ['partly shipped', partlyShipped],
] as const;
const sent = [placed, confirmed, shipped(true, ...all)];

describe('Holding an order', () => {
  it.each(open)('follows while it is %s', (_, events) => given(orderDecider, events).when(hold).then([held]));

  it.each(open)('makes no event where it is %s and held, also with another reason', (_, events) => {
    given(orderDecider, [...events, held])
      .when({ ...hold, reason: 'Another' })
      .then([]);
  });

  it('follows again once it was released', () => given(orderDecider, [placed, held, released]).when(hold).then([held]));

  it.each([
    ['order-shipped', 'shipped', sent],
    ['order-shipped', 'delivered', [...sent, delivered]],
    ['order-shipped', 'returned', [...sent, returned(true, ...all)]],
    ['order-rejected', 'rejected', [placed, rejected]],
    ['order-cancelled', 'cancelled', [placed, cancelled]],
    ['order-not-found', 'absent', []],
  ] as const)('is refused with %s where it is %s', (code, _, events) => given(orderDecider, events).when(hold).then(code));
});

describe('Releasing an order', () => {
  it.each(open)('follows while it is %s and held', (_, events) =>
    given(orderDecider, [...events, held])
      .when(release)
      .then([released]),
  );

  it.each([
    ...open,
    ['released already', [placed, held, released]],
    ['rejected, which ends the hold', [placed, held, rejected]],
    ['cancelled, which ends the hold', [placed, held, cancelled]],
    ['shipped', sent],
  ] as const)('makes no event where it is free: %s', (_, events) => given(orderDecider, events).when(release).then([]));

  it('is refused where there is no order', () => given(orderDecider).when(release).then('order-not-found'));
});

describe('A held order', () => {
  it.each([
    ['confirmed', [placed, confirmed, held]],
    ['partly shipped', [...partlyShipped, held]],
  ] as const)('that is %s is not shipped, wholly or in part, until it is released', (_, events) => {
    given(orderDecider, events).when(ship).then('order-on-hold');
    given(orderDecider, events)
      .when({ ...ship, lines: [{ line: 2, quantity: 1 }] })
      .then('order-on-hold');
    expect(decideOrRefuse(orderDecider, ship, fold(orderDecider, [...events, released]))).toMatchObject([{ type: 'OrderShipped' }]);
  });

  it('says as before why it cannot be shipped where that would not help either', () => {
    given(orderDecider, [placed, held]).when(ship).then('order-not-confirmed');
    given(orderDecider, [placed, held, cancelled]).when(ship).then('order-cancelled');
  });

  it('does everything but shipping as a free one does, in whatever status', () => {
    const free = [...open.map(([, events]) => events), [placed, rejected], [placed, cancelled], sent, [...sent, delivered]];
    const commands = [
      { type: 'ConfirmOrder', orderId },
      { type: 'RejectOrder', orderId, reason: 'Short' },
      { type: 'CancelOrder', orderId, reason: 'Changed my mind', cancelledAt: heldAt },
      { type: 'DeliverOrder', orderId, deliveredAt: heldAt },
      { type: 'ReturnLines', orderId, lines: [{ line: 1, quantity: 1 }], reason: 'Chipped', returnedAt: heldAt },
      { type: 'EraseOrder', orderId, reason: 'Asked for', erasedAt: heldAt },
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...free), fc.constantFrom(...commands), fc.nat(3), (events, command, place) => {
        const at = Math.min(events.length, 1 + place);
        const withHold = [...events.slice(0, at), held, ...events.slice(at)];
        const plain = decideOrRefuse(orderDecider, command, fold(orderDecider, events));
        expect(decideOrRefuse(orderDecider, command, fold(orderDecider, withHold))).toEqual(plain);
      }),
    );
  });
});
