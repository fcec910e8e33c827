import { expect, it } from 'vitest';
import { Turns } from './turns.js';

function given() {
  const turns = new Turns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (name: string, writes: string[], reads: string[] = []) =>
    turns.take({ writes, reads }, () => {
      begun.push(name);
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.set(name, resolve);
      return promise;
    });
  const settle = () => new Promise(setImmediate);
  return { turns, begun, take, settle, end: async (name: string) => (ends.get(name)?.(), settle()) };
}

it('who changes a resource waits for all before him that touch it; those who rest on it go side by side', async () => {
  const { begun, take, end, settle } = given();
  const all = [
    take('write 1', ['a']),
    take('read 1', [], ['a']),
    take('read 2', [], ['a']),
    take('write 2', ['a']),
    take('read 3', [], ['a']),
  ];
  await settle();

  expect(begun).toEqual(['write 1']);
  await end('write 1');
  expect(begun).toEqual(['write 1', 'read 1', 'read 2']);
  await end('read 2');
  expect(begun).toHaveLength(3);
  await end('read 1');
  expect(begun.slice(3)).toEqual(['write 2']);
  await end('write 2');
  await end('read 3');
  await Promise.all(all);
});

it('what touches other resources waits for nobody', async () => {
  const { begun, take, settle } = given();
  void take('a', ['a']);
  void take('b', ['b'], ['c']);
  void take('c', [], ['c']);
  await settle();

  expect(begun).toEqual(['a', 'b', 'c']);
});

it('nothing is kept of what is over', async () => {
  const { turns, take, end, settle } = given();
  const all = [take('1', ['a', 'b'], ['c', 'c', 'a']), take('2', ['a', 'a'])];
  await settle();
  await end('1');
  await end('2');
  await Promise.all(all);

  expect(turns.size).toBe(0);
});
