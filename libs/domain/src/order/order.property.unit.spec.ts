import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderAnswers } from '#events/contracts/order-answers';
import { type OrderEvent } from '#events/contracts/order-events';
import { Refusal } from '../refusal.js';
import { tenThousandths } from '../testing/arbitraries.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { anyLife, anyPlacing, catalogue, live } from '../testing/order-lives.js';
import { afterStorage } from '../testing/run-commands.js';
import { orderDecider } from './order.js';

const absent = orderDecider.initialState();

describe('Any order that is placed', () => {
  it('has lines numbered from 1, their names, and the exact total', () => {
    fc.assert(
      fc.property(anyPlacing, (placing) => {
        const outcome = decideOrRefuse(orderDecider, placing, absent);
        if (outcome instanceof Refusal) return;
        const { data } = outcome[0] as Extract<OrderEvent, { type: 'OrderPlaced' }>;
        expect(data.lines.map((line) => line.line)).toEqual(placing.lines.map((_, index) => index + 1));
        let sum = 0n;
        placing.lines.forEach(({ sku, quantity, unitPrice }, index) => {
          const { name, price } = catalogue.get(sku)!;
          sum += tenThousandths((unitPrice ?? price).amount) * BigInt(quantity);
          expect(data.lines[index]).toMatchObject({ sku, quantity, name });
        });
        expect(tenThousandths(data.total.amount)).toBe(sum);
      }),
    );
  });

  it('sells only what may be sold, and otherwise names all that may not', () => {
    fc.assert(
      fc.property(anyPlacing, (placing) => {
        const sold = placing.sellDiscontinued ? ['TEAPOT', 'CUSHION', 'VASE'] : ['TEAPOT', 'CUSHION'];
        const notSold = new Set(placing.lines.map((line) => line.sku).filter((sku) => !sold.includes(sku)));
        const outcome = decideOrRefuse(orderDecider, placing, absent);
        if (outcome instanceof Refusal && outcome.code === 'customer-required') {
          expect([placing.payment.method, placing.customerId]).toEqual(['wallet', undefined]);
          return;
        }
        expect(outcome instanceof Refusal ? new Set(outcome.details?.skus) : new Set()).toEqual(notSold);
      }),
    );
  });
});

describe('An order in any life', () => {
  it('is placed, confirmed, rejected, cancelled, delivered and erased at most once, and never what excludes the other', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const types = live(actions).events.map((event) => event.type);
        const count = (type: OrderEvent['type']) => types.filter((each) => each === type).length;
        for (const type of ['OrderPlaced', 'OrderDelivered', 'OrderErased'] as const) expect(count(type)).toBeLessThanOrEqual(1);
        expect(count('OrderRejected') + count('OrderCancelled')).toBeLessThanOrEqual(1);
        expect(count('OrderConfirmed') + count('OrderRejected')).toBeLessThanOrEqual(1);
        expect(count('OrderShipped') > 0 && count('OrderCancelled') > 0).toBe(false);
        const first = types.findIndex((type) => type === 'OrderShipped' || type === 'OrderLinesReturned');
        if (first >= 0) expect(types.slice(0, first)).toContain('OrderConfirmed');
      }),
    );
  });

  it('is answered by its status alone where that is enough', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        for (const { command, before, outcome } of live(actions).moments) {
          if (command.type === 'PlaceOrder' || before.status === 'absent') continue;
          const answer = orderAnswers[command.type][before.status];
          if (answer === 'yes') continue;
          expect(outcome instanceof Refusal ? outcome.code : outcome).toEqual(answer === 'nothing' ? [] : answer);
        }
      }),
    );
  });

  it('makes no event of a command whose fact holds already', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        for (const { command, outcome, after } of live(actions).moments) {
          // An order is placed once; lines that are named are a shipment or return of their own each time.
          const repeatable = command.type !== 'PlaceOrder' && (!('lines' in command) || command.lines === undefined);
          if (outcome instanceof Refusal || !repeatable) continue;
          expect(decideOrRefuse(orderDecider, command, after)).toEqual([]);
        }
      }),
    );
  });

  it('ships at most what was ordered and takes back at most what was shipped, line by line', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const moved = new Map<string, number>();
        const count = (type: OrderEvent['type'], line: number) => moved.get(`${type} ${line}`) ?? 0;
        for (const { outcome, after } of live(actions).moments) {
          for (const { type, data } of outcome instanceof Refusal ? [] : outcome) {
            if (type !== 'OrderShipped' && type !== 'OrderLinesReturned') continue;
            expect(data.lines.length).toBeGreaterThan(0);
            for (const { line, quantity } of data.lines) moved.set(`${type} ${line}`, count(type, line) + quantity);
            if (after.status !== 'absent')
              expect(data.complete).toBe(after.lines.every((line) => count(type, line.line) === line.quantity));
          }
          for (const { line, quantity, shipped, returned } of after.status === 'absent' ? [] : after.lines) {
            expect([shipped, returned]).toEqual([count('OrderShipped', line), count('OrderLinesReturned', line)]);
            expect(returned <= shipped && shipped <= quantity).toBe(true);
          }
        }
      }),
    );
  });

  it('moves exactly the units that were named', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        for (const { command, outcome } of live(actions).moments) {
          if (outcome instanceof Refusal || (command.type !== 'ShipOrder' && command.type !== 'ReturnLines')) continue;
          if (command.lines === undefined) continue;
          const units = (lines: readonly { quantity: number }[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);
          const [event] = outcome as Extract<OrderEvent, { type: 'OrderShipped' | 'OrderLinesReturned' }>[];
          expect(units(event!.data.lines)).toBe(units(command.lines));
          const numbers = event!.data.lines.map(({ line }) => line);
          expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
        }
      }),
    );
  });

  it('repeats in every event whose order it is, and its lines as they were sold', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const [first, ...later] = live(actions).events;
        if (first?.type !== 'OrderPlaced') return;
        const { customerId, currency, country, placedAt, lines } = first.data;
        for (const { data } of later) {
          expect(data).toMatchObject({ orderId: first.data.orderId, currency, country, placedAt });
          expect(data.customerId).toBe(customerId);
          for (const { line, sku, unitPrice } of 'lines' in data ? data.lines : []) {
            expect(lines[line - 1]).toMatchObject({ line, sku, unitPrice });
          }
        }
      }),
    );
  });

  it('is the same after its events were stored and read again, in today’s version or the first', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const { moments, events } = live(actions);
        for (const version of [undefined, 1]) {
          expect(fold(orderDecider, afterStorage(events, version))).toStrictEqual(moments.at(-1)?.after);
        }
      }),
    );
  });

  it('folds its events in any order without throwing', () => {
    const shuffled = anyLife.chain((actions) => fc.shuffledSubarray([...live(actions).events]));
    fc.assert(
      fc.property(shuffled, (events) => {
        expect(() => fold(orderDecider, events)).not.toThrow();
      }),
    );
  });
});

it('Any lives together reach every status', () => {
  const seen = new Set<string>();
  const lives = fc.sample(anyLife, { numRuns: 300, seed: 1 });
  for (const actions of lives) for (const { after } of live(actions).moments) seen.add(after.status);
  const statuses = ['absent', 'cancelled', 'confirmed', 'delivered', 'partially-shipped', 'placed', 'rejected', 'returned', 'shipped'];
  expect([...seen].sort()).toEqual(statuses);
});
