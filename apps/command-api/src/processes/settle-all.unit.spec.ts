import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { settleAll } from './settle-all.js';

it('works on all, on so many at once, and tells the outcomes in order; one that fails stops no other', async () => {
  let working = 0;
  let most = 0;
  const settled = await settleAll([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++working);
    await turn();
    working--;
    if (item % 3 === 0) throw new Error(`not ${item}`);
    return item * 10;
  });
  expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
    ...[10, 20, 'Error: not 3', 40, 50, 'Error: not 6', 70],
  ]);
  expect(most).toBe(3);
});

it('has nothing to do with nothing', async () => {
  expect(await settleAll([], 3, async () => 1)).toEqual([]);
});
