import { describe, expect, it } from 'vitest';
import { type OrderEvent } from '#events/contracts/order-events';
import { fold } from '../testing/decider-spec.js';
import { cancelled, confirmed, cushions, delivered, facts, placed, rejected, returned, shipped, teapots } from '../testing/placed-order.js';
import { orderDecider } from './order.js';

describe('The state of an order', () => {
  const one = { ...teapots, quantity: 1 };
  const status = (...events: OrderEvent[]) => fold(orderDecider, [placed, ...events]).status;
  const counts = (...events: OrderEvent[]) => {
    const state = fold(orderDecider, [placed, ...events]);
    return state.status === 'absent' ? [] : state.lines.map((line) => [line.shipped, line.returned]);
  };

  it('keeps what later events repeat, and nothing personal', () => {
    const state = fold(orderDecider, [placed]);
    expect(state).not.toHaveProperty('shipTo');
    expect(JSON.stringify(state)).not.toContain('s1.sealed');
    expect(state).toMatchObject({
      status: 'placed',
      ...facts,
      lines: [
        { ...teapots, shipped: 0, returned: 0 },
        { ...cushions, shipped: 0, returned: 0 },
      ],
      erased: false,
    });
  });

  it('follows every event', () => {
    expect(status()).toBe('placed');
    expect(status(confirmed)).toBe('confirmed');
    expect(status(rejected)).toBe('rejected');
    expect(status(cancelled)).toBe('cancelled');
    expect(status(confirmed, shipped(false, one))).toBe('partially-shipped');
    expect(status(confirmed, shipped(true, teapots, cushions))).toBe('shipped');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered)).toBe('delivered');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered, returned(false, one))).toBe('delivered');
    expect(status(confirmed, shipped(true, teapots, cushions), delivered, returned(true, teapots, cushions))).toBe('returned');
  });

  it('counts what was shipped and returned, line by line', () => {
    expect(counts(shipped(false, one), shipped(false, one, cushions))).toEqual([
      [2, 0],
      [3, 0],
    ]);
    expect(counts(shipped(true, teapots, cushions), returned(false, one, one), returned(false, cushions))).toEqual([
      [2, 2],
      [3, 3],
    ]);
  });

  it('ignores what cannot have happened', () => {
    expect(fold(orderDecider, [confirmed, cancelled])).toStrictEqual({ status: 'absent' });
    expect(counts(shipped(false, { ...teapots, line: 9 }))).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const state = fold(orderDecider, [placed]);
    expect(orderDecider.evolve(state, { type: 'OrderPainted', data: {} } as never)).toBe(state);
  });
});

it('An order’s rules know no other command', () => {
  expect(() => orderDecider.decide({ type: 'PaintOrder' } as never, fold(orderDecider, [placed]))).toThrow('Not handled');
});

it('An order’s stream is named after its id', () => {
  expect(orderDecider.category).toBe('order');
});
