import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Grouped } from './grouped.js';

type Statement = { readonly keys: readonly string[]; readonly found: PromiseWithResolvers<string> };

function given() {
  const statements: Statement[] = [];
  const grouped = new Grouped<string, string>((keys) => {
    const found = Promise.withResolvers<string>();
    statements.push({ keys, found });
    return found.promise;
  });
  return { statements, grouped, answer: (index: number) => statements[index]?.found.resolve(`of statement ${index}`) };
}

test('whoever asks in the same turn of the event loop is answered by one statement, each key in it once', async () => {
  const { statements, grouped, answer } = given();
  const answers = [grouped.ask(['a']), grouped.ask(['b', 'a']), grouped.ask(['c'])];
  await nextTurn();
  answer(0);
  expect(await Promise.all(answers)).toEqual(Array(3).fill('of statement 0'));
  expect(statements.map(({ keys }) => keys)).toEqual([['a', 'b', 'c']]);
});

test('nobody joins a statement that was sent, be it for the same key', async () => {
  const { statements, grouped, answer } = given();
  const first = grouped.ask(['a']);
  await nextTurn();
  const second = grouped.ask(['a']);
  await nextTurn();
  expect(statements).toHaveLength(2);
  answer(1);
  expect(await second).toBe('of statement 1');
  answer(0);
  expect(await first).toBe('of statement 0');
});

test('two statements are under way, and who comes meanwhile goes along in the next one', async () => {
  const { statements, grouped, answer } = given();
  for (const key of ['a', 'b']) {
    void grouped.ask([key]);
    await nextTurn();
  }
  const waiting = ['c', 'd', 'e'].map((key) => grouped.ask([key]));
  await nextTurn();
  expect(statements).toHaveLength(2);
  answer(0);
  await nextTurn();
  expect(statements[2]?.keys).toEqual(['c', 'd', 'e']);
  answer(2);
  expect(await Promise.all(waiting)).toEqual(Array(3).fill('of statement 2'));
});

test('a statement that fails is told to those who wait for it, and to nobody else', async () => {
  const { statements, grouped, answer } = given();
  const failing = [grouped.ask(['a']), grouped.ask(['b'])];
  await nextTurn();
  const other = grouped.ask(['a']);
  await nextTurn();
  statements[0]?.found.reject(new Error('gone'));
  for (const each of failing) await expect(each).rejects.toThrow('gone');
  answer(1);
  expect(await other).toBe('of statement 1');
  const after = grouped.ask(['c']);
  await nextTurn();
  answer(2);
  expect(await after).toBe('of statement 2');
});

test('a statement that cannot be sent at all fails like one that was', async () => {
  const grouped = new Grouped<string, string>(() => {
    throw new Error('no values for it');
  });
  await expect(grouped.ask(['a'])).rejects.toThrow('no values for it');
  await expect(grouped.ask(['b'])).rejects.toThrow('no values for it');
});

test('no statement is asked for too many keys at a time', async () => {
  const { statements, grouped } = given();
  for (let index = 0; index < 700; index++) void grouped.ask([`key-${index}`]);
  await nextTurn();
  expect(statements.map(({ keys }) => keys.length)).toEqual([500, 200]);
});
