import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stockLevelsProjection } from '#read-models/stock-levels';
import { stockReceived } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';

let trial: ProjectionTrial;
beforeAll(async () => (trial = await ProjectionTrial.open()));
afterAll(() => trial[Symbol.asyncDispose]());

test('given receipts and counts, the level is their sum', async () => {
  const { stock_levels } = await trial.given(
    stockLevelsProjection,
    stockReceived('MUG', 10),
    stockReceived('CUP', 1_000_000_000),
    { type: 'StockAdjusted', data: { sku: 'MUG', delta: -3, reason: 'broken' } },
    stockReceived('MUG', 5),
  );

  expect(stock_levels).toEqual([
    { sku: 'CUP', on_hand: '1000000000', reserved: '0', available: '1000000000', revision: 0, position: '2' },
    { sku: 'MUG', on_hand: '12', reserved: '0', available: '12', revision: 2, position: '4' },
  ]);
});

test('given the life of a reservation, what is held is not available, what has left is not on hand, and what came back is both', async () => {
  const forOrder = { sku: 'MUG', orderId: '7' };
  const life: OrderlineEvent[] = [
    stockReceived('MUG', 10),
    { type: 'StockReserved', data: { ...forOrder, quantity: 4 } },
    { type: 'StockDispatched', data: { ...forOrder, quantity: 3, shipment: 2 } },
    { type: 'StockReleased', data: { ...forOrder, quantity: 1 } },
    { type: 'StockRestocked', data: { ...forOrder, quantity: 2, return: 3 } },
  ];
  const levels = [];
  for (let events = 1; events <= life.length; events++) {
    const { stock_levels } = await trial.given(stockLevelsProjection, ...life.slice(0, events));
    levels.push([stock_levels?.[0]?.on_hand, stock_levels?.[0]?.reserved, stock_levels?.[0]?.available]);
  }

  expect(levels).toEqual([
    ['10', '0', '10'],
    ['10', '4', '6'],
    ['7', '1', '6'],
    ['7', '0', '7'],
    ['9', '0', '9'],
  ]);
});
