import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StockEvent } from '#events/contracts/stock-events';
import { Refusal } from '../refusal.js';
import { anyQuantity } from '../testing/arbitraries.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { adjust, dispatch, receive, release, reserve, restock } from '../testing/teapot-stock.js';
import { heldFor } from './reservations.js';
import { type StockState } from './state.js';
import { type StockCommand, stockDecider } from './stock.js';

// Aa and BB have the same hash.
const orders = ['536365', '536366', 'Aa', 'BB', '__proto__'];
const anyOrder = fc.constantFrom(...orders);
const anyFew = fc.integer({ min: 1, max: 12 });
const anyRevision = fc.integer({ min: 1, max: 6 });
const anyDelta = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -200_000, max: 100_000 }));
const anyCommand: fc.Arbitrary<StockCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.oneof(anyFew, anyQuantity).map(receive) },
  { weight: 2, arbitrary: anyDelta.map(adjust) },
  { weight: 6, arbitrary: fc.tuple(anyFew, anyOrder).map(([quantity, order]) => reserve(quantity, order)) },
  { weight: 2, arbitrary: anyOrder.map(release) },
  { weight: 6, arbitrary: fc.tuple(anyFew, anyRevision, anyOrder).map((all) => dispatch(...all)) },
  { weight: 3, arbitrary: fc.tuple(anyFew, anyRevision, anyOrder).map((all) => restock(...all)) },
);
const anyCommands = fc.array(anyCommand, { maxLength: 300, size: 'max' });
const units = (events: readonly StockEvent[], type: StockEvent['type'], orderId?: string) =>
  events
    .filter((event) => event.type === type && (orderId === undefined || ('orderId' in event.data && event.data.orderId === orderId)))
    .reduce((sum, { data }) => sum + ('delta' in data ? data.delta : data.quantity), 0);

describe('Stock under any commands', () => {
  it('is never negative, and available only where nobody holds it', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { after } of runCommands(stockDecider, commands).steps) {
          expect(after.onHand).toBeGreaterThanOrEqual(after.reserved);
          expect(after.reserved).toBeGreaterThanOrEqual(0);
          expect(after.reserved).toBe(orders.reduce((sum, order) => sum + heldFor(after.reservations, order), 0));
        }
      }),
    );
  });

  it('balances: on hand + dispatched = received + adjustments + restocked, and reserved is what each order has open', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { steps, events } = runCommands(stockDecider, commands);
        const state = steps.at(-1)?.after ?? stockDecider.initialState();
        expect(state.onHand + units(events, 'StockDispatched')).toBe(
          units(events, 'StockReceived') + units(events, 'StockAdjusted') + units(events, 'StockRestocked'),
        );
        for (const order of orders) {
          const gone = units(events, 'StockReleased', order) + units(events, 'StockDispatched', order);
          expect(heldFor(state.reservations, order)).toBe(units(events, 'StockReserved', order) - gone);
        }
      }),
    );
  });

  it('has one reservation per order, and refuses one exactly where less is available', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, before, outcome } of runCommands(stockDecider, commands).steps) {
          if (command.type !== 'ReserveStock') continue;
          if (heldFor(before.reservations, command.orderId) > 0) expect(outcome).toEqual([]);
          else if (before.onHand - before.reserved < command.quantity) expect(outcome).toMatchObject({ code: 'stock-insufficient' });
          else expect(outcome).toHaveLength(1);
        }
      }),
    );
  });

  it('dispatches a shipment and restocks a return at most once', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(stockDecider, commands);
        const movements = events.flatMap(({ type, data }) => {
          if (type === 'StockDispatched') return [`${data.orderId}@${data.shipment}`];
          return type === 'StockRestocked' ? [`${data.orderId}@${data.return}`] : [];
        });
        expect(new Set(movements).size).toBe(movements.length);
      }),
    );
  });

  it('makes no event of a command whose fact holds already', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, outcome, after } of runCommands(stockDecider, commands).steps) {
          // Every delivery and every count is one of its own.
          if (outcome instanceof Refusal || command.type === 'ReceiveStock' || command.type === 'AdjustStock') continue;
          expect(decideOrRefuse(stockDecider, command, after)).toEqual([]);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again, and from a snapshot anywhere', () => {
    fc.assert(
      fc.property(anyCommands, fc.nat(), (commands, cut) => {
        const { steps, events } = runCommands(stockDecider, commands);
        const state = steps.at(-1)?.after ?? stockDecider.initialState();
        expect(fold(stockDecider, afterStorage(events))).toStrictEqual(state);
        const at = cut % (events.length + 1);
        const snapshot = JSON.parse(JSON.stringify(fold(stockDecider, events.slice(0, at)))) as StockState;
        expect(fold(stockDecider, events.slice(at), snapshot)).toStrictEqual(state);
      }),
    );
  });
});
