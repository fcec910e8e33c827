import { expect, test } from 'vitest';
import { Lanes } from './lanes.js';

const nobodyLeaves = new AbortController().signal;

/** Work that is told when to end, and tells when it has begun. */
function piece() {
  const begun = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<undefined>();
  const work = async () => {
    begun.resolve(undefined);
    await ended.promise;
  };
  return { work, begun: begun.promise, end: () => ended.resolve(undefined) };
}

test('given that all lanes are in use, who comes next waits for his turn, and they come in their order', async () => {
  const lanes = new Lanes(1);
  const order: string[] = [];
  const first = piece();
  const others = [
    lanes.through(nobodyLeaves, first.work),
    lanes.through(nobodyLeaves, () => Promise.resolve(order.push('second'))),
    lanes.through(nobodyLeaves, () => Promise.resolve(order.push('third'))),
  ];
  await first.begun;
  expect(order).toEqual([]);
  first.end();
  await Promise.all(others);
  expect(order).toEqual(['second', 'third']);
});

test('work that fails gives its lane back', async () => {
  const lanes = new Lanes(1);
  const broken = lanes.through(nobodyLeaves, () => Promise.reject(new Error('broken')));
  await expect(broken).rejects.toThrow('broken');
  expect(await lanes.through(nobodyLeaves, () => Promise.resolve('done'))).toBe('done');
});

test('who waits too long, or has gone, is told that there are too many, and takes nobody’s turn', async () => {
  const lanes = new Lanes(1, 1);
  const first = piece();
  const working = lanes.through(nobodyLeaves, first.work);
  const gone = lanes.through(AbortSignal.abort(), () => Promise.resolve('never'));
  await expect(gone).rejects.toMatchObject({ code: 'overloaded' });
  await expect(lanes.through(nobodyLeaves, () => Promise.resolve('never'))).rejects.toMatchObject({ code: 'overloaded' });
  first.end();
  await working;
  expect(await lanes.through(nobodyLeaves, () => Promise.resolve('done'))).toBe('done');
});

test('two pieces of one search are worked on at once while a lane is free, and one after the other while none is', async () => {
  for (const [count, expected] of [
    [2, ['one begins', 'other begins', 'one ends', 'other ends']],
    [1, ['one begins', 'one ends', 'other begins', 'other ends']],
  ] as const) {
    const lanes = new Lanes(count);
    const order: string[] = [];
    const part = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    };
    await lanes.through(nobodyLeaves, () => lanes.both(part('one'), part('other')));
    expect(order).toEqual(expected);
  }
});
