import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { anyQuantity, anyText } from '../testing/arbitraries.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type StockCommand, stockDecider } from './stock.js';

const sku = 'TEAPOT';
const anyDelta = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -200_000, max: 100_000 }));
const anyCommand: fc.Arbitrary<StockCommand> = fc.oneof(
  fc.record({
    type: fc.constant('ReceiveStock' as const),
    sku: fc.constant(sku),
    quantity: anyQuantity,
    reference: fc.option(anyText, { nil: undefined }),
  }),
  fc.record({ type: fc.constant('AdjustStock' as const), sku: fc.constant(sku), delta: anyDelta, reason: anyText }),
);
const anyCommands = fc.array(anyCommand, { maxLength: 200, size: 'max' });

describe('Stock under any commands', () => {
  it('is never negative, and always what was received and adjusted', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        let counted = 0;
        let known = false;
        for (const { command, outcome, after } of runCommands(stockDecider, commands).steps) {
          const change = command.type === 'ReceiveStock' ? command.quantity : command.delta;
          const possible = command.type === 'ReceiveStock' || (known && counted + change >= 0);
          expect(outcome instanceof Refusal).toBe(!possible);
          if (possible) {
            counted += change;
            known = true;
          }
          expect(after.onHand).toBe(counted);
          expect(after.onHand - after.reserved).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('never gives away what is reserved', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, anyDelta, (onHand, held, delta) => {
        const state = { sku, onHand, reserved: Math.min(onHand, held) };
        const outcome = decideOrRefuse(stockDecider, { type: 'AdjustStock', sku, delta, reason: 'Count' }, state);
        const events = outcome instanceof Refusal ? [] : outcome;
        const after = events.reduce(
          (before, event) => stockDecider.evolve(before, event),
          state as ReturnType<typeof stockDecider.initialState>,
        );
        expect(after.reserved).toBe(state.reserved);
        expect(after.onHand).toBeGreaterThanOrEqual(after.reserved);
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(stockDecider, commands);
        expect(fold(stockDecider, afterStorage(events))).toStrictEqual(fold(stockDecider, events));
      }),
    );
  });
});
