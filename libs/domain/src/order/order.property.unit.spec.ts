import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
        expect(outcome instanceof Refusal ? new Set(outcome.details?.skus) : new Set()).toEqual(notSold);
      }),
    );
  });
});

describe('An order in any life', () => {
  it('is placed at most once and cancelled at most once, never after a shipment or a rejection', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const types = live(actions).events.map((event) => event.type);
        expect(types.filter((type) => type === 'OrderPlaced').length).toBeLessThanOrEqual(1);
        const cancellation = types.indexOf('OrderCancelled');
        if (cancellation < 0) return;
        expect(types.lastIndexOf('OrderCancelled')).toBe(cancellation);
        expect(types).not.toContain('OrderShipped');
        expect(types).not.toContain('OrderRejected');
      }),
    );
  });

  it('makes no second effect of the same command', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        for (const { command, outcome, after } of live(actions).moments) {
          if (command === undefined || outcome instanceof Refusal) continue;
          const again = decideOrRefuse(orderDecider, command, after);
          expect(again instanceof Refusal || again.length === 0).toBe(true);
        }
      }),
    );
  });

  it('counts line by line what was shipped and returned', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const { moments, events } = live(actions);
        const state = moments.at(-1)?.after ?? absent;
        if (state.status === 'absent') return;
        for (const { line, quantity, shipped, returned } of state.lines) {
          const moved = (type: OrderEvent['type']) =>
            events
              .flatMap((event) => (event.type === type && 'lines' in event.data ? event.data.lines : []))
              .reduce((sum, each) => sum + (each.line === line ? each.quantity : 0), 0);
          expect([shipped, returned]).toEqual([moved('OrderShipped'), moved('OrderLinesReturned')]);
          expect(returned <= shipped && shipped <= quantity).toBe(true);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyLife, (actions) => {
        const { events } = live(actions);
        expect(fold(orderDecider, afterStorage(events))).toStrictEqual(fold(orderDecider, events));
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
