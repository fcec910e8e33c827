import { afterAll, beforeAll, expect, test } from 'vitest';
import { stockReceived } from '../testing/events.js';
import { ProjectionTrial } from '../testing/given.js';
import { stockLevelsProjection } from './stock-levels.js';

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
