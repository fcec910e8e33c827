import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderCancelled, orderConfirmed, orderPlaced, orderRejected, orderReturned, orderShipped } from '#projector/testing/events';
import * as money from '#projector/testing/money-events';
import { type FoldRow } from './fold.js';
import { Json } from './json.js';
import { type orders, ordersProjection } from './orders.js';

const lines = [
  { sku: 'MUG', quantity: 2, unitPrice: '1.25' },
  { sku: 'GIFT', quantity: 1, unitPrice: '0' },
];
function returned(line: number, complete: boolean): OrderlineEvent {
  const all = orderReturned({ lines }, complete);
  if (all.type !== 'OrderLinesReturned') return all;
  return { ...all, data: { ...all.data, lines: all.data.lines.filter((each) => each.line === line) } };
}

const lives: readonly (readonly OrderlineEvent[])[] = [
  [orderConfirmed(), orderShipped({ lines }), returned(1, false), returned(2, true)],
  [orderConfirmed(), orderShipped({ lines }), returned(2, false)],
  [orderConfirmed(), orderCancelled({ lines })],
  [orderRejected({ lines })],
];
const byCard: readonly (readonly OrderlineEvent[])[] = [
  [money.paymentRequested(), money.paymentCaptured(), money.paymentRefunded('1', false), money.paymentRefunded('1.5')],
  [money.paymentRequested(), money.paymentExpired(), money.paymentCaptured(), money.paymentRefunded()],
  [money.paymentRequested(), money.paymentDeclined()],
];
const fromWallet: readonly (readonly OrderlineEvent[])[] = [
  [money.walletDebited('2.5', '0'), money.walletCredited('1.25', '1.25'), money.walletCredited('1.25', '2.5')],
  [money.walletDebited('2.5', '0')],
];

/** The order's events in their order and the money's in theirs, with any of them first as often as the choices say. */
function interleave(
  order: readonly OrderlineEvent[],
  facts: readonly OrderlineEvent[],
  choices: readonly boolean[],
): readonly OrderlineEvent[] {
  const [left, right] = [[...order], [...facts]];
  const merged: OrderlineEvent[] = [];
  for (let index = 0; left.length + right.length > 0; index++) {
    const from = left.length === 0 || (choices[index % choices.length] === true && right.length > 0) ? right : left;
    merged.push(from.shift() as OrderlineEvent);
  }
  return merged;
}

/** The row but for its position, which is the log's. @param times business time of each event, by which none is ordered */
function rowOf(
  placed: OrderlineEvent,
  events: readonly OrderlineEvent[],
  times: ReadonlyMap<OrderlineEvent, number>,
): Record<string, unknown> {
  const [fold] = ordersProjection.folds;
  let row: FoldRow<typeof orders> | undefined;
  let revision = 0;
  [placed, ...events].forEach((event, index) => {
    const own = event.type.startsWith('Order');
    const occurredAt = new Date(Date.UTC(2026, 2, 1, 10) + (times.get(event) ?? 0) * 1_000).toISOString();
    row = fold.evolve(row, { ...event, stream: '', revision: own ? revision++ : 99, position: BigInt(index), occurredAt }, ['7']);
  });
  const { position: _, ...rest } = row ?? {};
  return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value instanceof Json ? value.value : value]));
}

describe('whatever the order in which order and money come', () => {
  test.each([
    ['card', byCard],
    ['wallet', fromWallet],
  ] as const)('by %s, the row is the same', (method, payments) => {
    const placed = orderPlaced({ method, lines });
    const choices = fc.array(fc.boolean(), { minLength: 1, maxLength: 10 });
    const times = fc.array(fc.nat({ max: 5 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...lives), fc.constantFrom(...payments), choices, times, (life, facts, picks, seconds) => {
        const at = new Map([...life, ...facts].map((event, index) => [event, seconds[index] ?? 0]));
        expect(rowOf(placed, interleave(life, facts, picks), at)).toEqual(rowOf(placed, [...life, ...facts], at));
      }),
      { numRuns: 500 },
    );
  });
});
