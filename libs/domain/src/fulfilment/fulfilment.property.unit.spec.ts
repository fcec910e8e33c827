import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { due } from '#events/contracts/currencies';
import { parseAmount, totalOf } from '#events/contracts/money';
import { paymentDecider } from '../payment/payment.js';
import { stockDecider } from '../stock/stock.js';
import { afterStorage } from '../testing/run-commands.js';
import { fold } from '../testing/decider-spec.js';
import { heldFor } from '../stock/reservations.js';
import { fulfilmentDecider } from './fulfilment.js';
import { type FulfilmentEvent } from '#events/contracts/fulfilment-events';
import { type FulfilmentInput } from './fulfilment-input.js';
import { type FulfilmentState } from './fulfilment-state.js';
import { anyLife, live, skus } from './testing/life.js';
import { orderId, type World } from './testing/world.js';

const sum = (world: World, sku: string, type: string) =>
  world
    .events(stockDecider, sku)
    .filter((event) => event.type === type)
    .reduce((units, { data }) => units + (data as { quantity: number }).quantity, 0);

const back = (world: World, byHand: boolean) =>
  world
    .events(paymentDecider, orderId)
    .map(({ type, data }) => ({ type, ...(data as { byHand?: boolean; amount: { amount: string } }) }))
    .filter((event) => event.type === 'PaymentRefunded' && event.byHand === byHand)
    .reduce((units, { amount }) => units + parseAmount(amount.amount), 0n);

const after = (input: FulfilmentInput | undefined, state: FulfilmentState): FulfilmentState =>
  input === undefined ? state : fold(fulfilmentDecider, fulfilmentDecider.decide(input, state), state);

type Told<Type> = Extract<FulfilmentInput, { type: Type }>;

/** The record of the placing that the release before makes first. */
const react = (input: Told<'Begin' | 'RecordOutcomes'>): FulfilmentInput | undefined =>
  input.type === 'Begin' ? { ...input, type: 'React', occurrences: [input.placing] } : undefined;

/** The record of outcomes as the release before makes it. */
const apart = (input: Told<'Begin' | 'RecordOutcomes'>): FulfilmentInput => ({ ...input, type: 'RecordOutcomes', versions: 'previous' });

const anyLives = { numRuns: 2_000 };

describe('A fulfilment, whatever happens in whatever order, killed and restarted', () => {
  it('comes to an end that fits the order, with nothing pending', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const { fulfilment, order } = live(life);
        if (fulfilment.status === 'absent') throw new Error('it has begun');
        expect(fulfilment.pending).toEqual([]);
        expect(fulfilment.timers).toEqual([]);
        const settled = ['confirmed', 'rejected', 'cancelled'];
        expect(settled).toContain(fulfilment.status);
        expect(settled.includes(order.status) ? order.status : 'confirmed').toBe(fulfilment.status);
        expect(order.status).not.toBe('placed');
      }),
      anyLives,
    );
  });

  it('holds exactly what an order still needs, and moves every unit once', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const world = live(life);
        const { order } = world;
        if (order.status === 'absent') throw new Error('it was placed');
        for (const sku of skus) {
          const ofSku = order.lines.filter((line) => line.sku === sku);
          const add = (count: (line: (typeof ofSku)[number]) => number) => ofSku.reduce((units, line) => units + count(line), 0);
          const over = order.status === 'rejected' || order.status === 'cancelled';
          const open = over ? 0 : add((line) => line.quantity - line.shipped);
          expect(heldFor(world.stock(sku).reservations, orderId)).toBe(open);
          expect(sum(world, sku, 'StockDispatched')).toBe(add((line) => line.shipped));
          expect(sum(world, sku, 'StockRestocked')).toBe(add((line) => line.returned));
        }
      }),
      anyLives,
    );
  });

  it('keeps the value of what was bought and not returned, and not a penny more or less', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const world = live(life);
        const { order, payment, wallet } = world;
        if (order.status === 'absent') throw new Error('it was placed');
        const over = order.status === 'rejected' || order.status === 'cancelled';
        const returned = totalOf(order.lines.map((line) => ({ ...line, quantity: line.returned })));
        const kept = (over ? 0n : totalOf(order.lines)) - returned;
        const worth = life.method === 'card' ? due(kept, 'GBP') - back(world, true) : kept;
        const owed = worth < 0n ? 0n : worth;
        const [collected = { captured: 0n, refunded: 0n }] = payment.status === 'absent' ? [] : payment.collected;
        expect(collected.captured - collected.refunded).toBe(life.method === 'card' ? owed : 0n);
        const spent = parseAmount(life.credit) - parseAmount(wallet.balance?.amount ?? '0');
        expect(spent).toBe(life.method === 'wallet' ? owed : 0n);
      }),
      anyLives,
    );
  });

  it('waits for no payment that it was told of before it asked', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const types = live({ ...life, onHand: 10, actions: [{ act: 'capture', id: 'e1', amount: '9.5' }, ...life.actions] })
          .events(paymentDecider, orderId)
          .map(({ type }) => type);
        expect(types[0]).toBe('PaymentCaptured');
        expect(types).not.toContain('PaymentExpired');
      }),
      { numRuns: 500 },
    );
  });

  it('reacts once: told all of it again, it records nothing', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const world = live(life);
        const before = [...world.events(fulfilmentDecider, orderId)];
        for (const occurrence of world.log) world.react(occurrence);
        world.fireTimers();
        expect(world.events(fulfilmentDecider, orderId)).toEqual(before);
        const keys = world.recorded.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(world.recorded.filter(({ type }) => type === 'ConfirmOrder').length).toBeLessThanOrEqual(1);
      }),
      anyLives,
    );
  });

  it('is the same, and sends the same under the same keys, whether what is told by one event was told by several', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        for (const { state, input } of live(life).told) {
          if (input.type !== 'Begin' && input.type !== 'RecordOutcomes') continue;
          expect(after({ ...input, versions: 'current' }, state)).toStrictEqual(after(apart(input), after(react(input), state)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const world = live(life);
        const events = world.events(fulfilmentDecider, orderId) as FulfilmentEvent[];
        expect(fold(fulfilmentDecider, afterStorage(events))).toStrictEqual(world.fulfilment);
      }),
      { numRuns: 300 },
    );
  });
});
