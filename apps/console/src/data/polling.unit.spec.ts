import { expect, it } from 'vitest';
import { oneAtATime } from './polling.js';

it('who calls while a call is on its way shares in it, and the next call is another one', async () => {
  const ends: (() => void)[] = [];
  const read = oneAtATime(() => new Promise((resolve) => ends.push(resolve)));

  const both = Promise.all([read(), read()]);
  expect(ends.length).toBe(1);
  ends[0]?.();
  await both;
  void read();

  expect(ends.length).toBe(2);
});
