import { type OrderAction } from '#events/contracts/order-actions';
import { type DomainEvent } from '#events/contracts/define-event';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { money } from '#events/contracts/money';
import { type Decider } from '#domain/decider';
import { type OrderCommand, orderDecider } from '#domain/order/order';
import { type OrderState, type PlacedOrder } from '#domain/order/state';
import { type PaymentCommand, paymentDecider } from '#domain/payment/payment';
import { capture, decline, expire, payBack, refundByHand, request } from '#domain/payment/testing/teapot-payment';
import { type PaymentState } from '#domain/payment/state';
import { Refusal } from '#domain/refusal';
import { gbp } from '#domain/testing/arbitraries';
import { decideOrRefuse, fold } from '#domain/testing/decider-spec';
import { anyLife, live } from '#domain/testing/order-lives';
import { afterStorage, runCommands } from '#domain/testing/run-commands';
import { orderId } from '#domain/testing/placed-order';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldRow } from './fold.js';
import { Json } from './json.js';
import { actionsOn, orderActions } from './order-actions.js';
import { type OrderRow, type orders, ordersProjection } from './orders.js';

const at = '2010-12-06T10:00:00.000Z';
const owed = '12.5';
const [refundAll, refundSome] = [undefined, gbp('2.5')];
const anyId = fc.integer({ min: 1, max: 60 }).map((number) => `id-${number}`);
/** What happens to the payment, mostly for the amount that was asked for. */
const anyPayment = fc.array(
  fc.oneof<fc.WeightedArbitrary<PaymentCommand>[]>(
    { weight: 2, arbitrary: fc.constant(request(owed)) },
    { weight: 4, arbitrary: fc.tuple(anyId, fc.constantFrom(owed, owed, '3')).map(([id, amount]) => capture(id, gbp(amount))) },
    { weight: 1, arbitrary: anyId.map((id) => decline(id)) },
    { weight: 1, arbitrary: fc.constant(expire) },
    { weight: 3, arbitrary: anyId.map((id) => refundByHand(id, gbp('2.5'))) },
    { weight: 2, arbitrary: fc.tuple(anyId, fc.constantFrom(refundAll, refundSome)).map(([id, amount]) => payBack(id, amount)) },
  ),
  { maxLength: 25, size: 'max' },
);

/** What may be sent for each action; a return of any of the lines, and a refund of the least that can be paid back, or of all that is left. */
const commandsFor: Record<Exclude<OrderAction, 'refund'>, (order: PlacedOrder) => readonly OrderCommand[]> = {
  ship: () => [{ type: 'ShipOrder', orderId, shippedAt: at }],
  deliver: () => [{ type: 'DeliverOrder', orderId, deliveredAt: at }],
  return: ({ lines }) =>
    lines.map(({ line }) => ({ type: 'ReturnLines', orderId, lines: [{ line, quantity: 1 }], reason: 'Chipped', returnedAt: at })),
  cancel: () => [{ type: 'CancelOrder', orderId, reason: 'Found cheaper', cancelledAt: at }],
  hold: () => [{ type: 'HoldOrder', orderId, reason: 'Wait', heldAt: at }],
  release: () => [{ type: 'ReleaseOrder', orderId, releasedAt: at }],
  erase: () => [{ type: 'EraseOrder', orderId, reason: 'Asked', erasedAt: at }],
};
const refundsOf = (payment: PaymentState): readonly PaymentCommand[] =>
  payment.status === 'absent'
    ? []
    : payment.collected.flatMap(({ currency, captured, refunded }) => [
        refundByHand('new', { amount: '0.01', currency }),
        refundByHand('new', money(captured - refunded, currency)),
      ]);

function accepts<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  state: State,
  commands: readonly Command[],
): boolean {
  return commands.some((command) => {
    const outcome = decideOrRefuse(decider, command, state);
    return !(outcome instanceof Refusal) && outcome.length > 0;
  });
}

const [view] = ordersProjection.folds;
/** The row of the orders view, as it is read, after these events. */
function rowAfter(events: readonly OrderlineEvent[]): OrderRow {
  let row: FoldRow<typeof orders> | undefined;
  events.forEach((event, index) => {
    row = view.evolve(row, { ...event, stream: '', revision: index, position: BigInt(index), occurredAt: at }, [orderId]);
  });
  const read = ([name, value]: [string, unknown]): [string, unknown] => [name, value instanceof Json ? value.value : value];
  return Object.fromEntries(Object.entries(row ?? {}).map(read)) as OrderRow;
}

describe('The actions on any order, whatever happened to it and its payment', () => {
  it('are those of which some command is accepted', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const events = afterStorage(live(life).events);
        events.forEach((_, index) => {
          const past = events.slice(0, index + 1);
          const state: OrderState = fold(orderDecider, past);
          if (state.status === 'absent') return;
          const row = rowAfter(past);
          const shown = actionsOn(row);
          const accepted = orderActions.filter((action) => action !== 'refund' && accepts(orderDecider, state, commandsFor[action](state)));
          // An order that names nobody may be erased like any other, but there is nothing to be gained by it.
          const namesNobody = Object.keys(row.ship_to).length === 1;
          const worthIt = accepted.filter((action) => action !== 'erase' || !namesNobody);
          expect(shown.filter((action) => action !== 'refund')).toEqual(worthIt);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('have a refund among them where one is accepted, but for money that was not asked for and goes back by itself', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(anyLife, anyPayment, (life, commands) => {
        const [placed] = live(life).events;
        if (placed === undefined) return;
        const paid = afterStorage(runCommands(paymentDecider, commands).events);
        paid.forEach((_, index) => {
          const past = paid.slice(0, index + 1);
          const shown = actionsOn(rowAfter([placed, ...past])).includes('refund');
          const accepted = accepts(paymentDecider, fold(paymentDecider, past), refundsOf(fold(paymentDecider, past)));
          const isCard = placed.type === 'OrderPlaced' && placed.data.payment.method === 'card';
          const asked = past.every(({ type, data }) => type !== 'PaymentCaptured' || data.matches);
          if (shown) expect(accepted).toBe(true);
          if (isCard && asked) expect(shown).toBe(accepted);
          if (!isCard) expect(shown).toBe(false);
          seen.add(shown);
        });
      }),
      { numRuns: 200 },
    );
    expect([...seen].sort()).toEqual([false, true]);
  });
});

it('Any lives together show every action but the refund', () => {
  const seen = new Set<string>();
  for (const life of fc.sample(anyLife, { numRuns: 200, seed: 1 })) {
    const { events } = live(life);
    events.forEach((_, index) => actionsOn(rowAfter(events.slice(0, index + 1))).forEach((action) => seen.add(action)));
  }
  expect([...seen].sort()).toEqual(orderActions.filter((action) => action !== 'refund').sort());
});
