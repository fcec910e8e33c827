import { expect, it } from 'vitest';
import { openPages } from './pages.js';
import { openResource } from './resource.js';

it('what was there stays until the new is there, and where that fails', async () => {
  const answers = [Promise.resolve('old'), Promise.reject(new Error('away')), Promise.resolve('new')];
  const resource = openResource(() => answers.shift() as Promise<string>);

  await resource.reload();
  const failing = resource.reload();
  expect([resource.value.value, resource.loading.value]).toEqual(['old', true]);
  await failing;
  expect([resource.value.value, resource.problem.value?.detail, resource.loading.value]).toEqual(['old', 'away', false]);
  await resource.reload();
  expect([resource.value.value, resource.problem.value]).toEqual(['new', undefined]);
});

it('an answer that comes after a later question is not shown', async () => {
  const first = Promise.withResolvers<string>();
  const answers = [first.promise, Promise.resolve('second')];
  const resource = openResource(() => answers.shift() as Promise<string>);

  const slow = resource.reload();
  await resource.reload();
  first.resolve('first');
  await slow;

  expect(resource.value.value).toBe('second');
});

it('what is on its way is aborted when one leaves', async () => {
  let aborted = false;
  const resource = openResource(
    (signal) =>
      new Promise<string>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error(`aborted ${(aborted = true)}`)))),
  );
  const asked = resource.reload();
  resource.leave();
  await asked;
  expect([aborted, resource.problem.value]).toEqual([true, undefined]);
});

it('a list is read page by page, and anew as far as it was read', async () => {
  const asked: (string | undefined)[] = [];
  const pages = openPages(async (cursor) => {
    asked.push(cursor);
    const from = Number(cursor ?? 0);
    return { items: [from, from + 1], nextCursor: from + 2 < 6 ? String(from + 2) : null };
  });

  await pages.reload();
  await Promise.all([pages.more(), pages.more()]);
  expect([pages.items.value, pages.complete.value]).toEqual([[0, 1, 2, 3], false]);
  await pages.reload();
  expect(asked).toEqual([undefined, '2', undefined, '2']);
  await pages.more();
  await pages.more();
  expect([pages.items.value?.length, pages.complete.value]).toEqual([6, true]);
});
