import { expect, it } from 'vitest';
import { Watchers } from './watchers.js';

const LONG_MS = 60_000;
const nothing = () => undefined;

it('who waits is told the news that he is woken with, and is not among those who wait any more', async () => {
  const watchers = new Watchers<string, number>();
  const told = watchers.next('order-7', LONG_MS, new AbortController().signal, nothing);

  for (const { watched, wake } of watchers) if (watched === 'order-7') wake(7);

  expect(await told).toBe(7);
  expect(watchers.size).toBe(0);
});

it('who begins to wait is among those who wait by then, so that news that are there already reach him', async () => {
  const watchers = new Watchers<string, number>();

  const told = watchers.next('order-7', LONG_MS, new AbortController().signal, () => {
    for (const { wake } of watchers) wake(7);
  });

  expect(await told).toBe(7);
});

it('who hears nothing is told that it is quiet', async () => {
  expect(await new Watchers<string, number>().next('order-7', 1, new AbortController().signal, nothing)).toBe('quiet');
});

it('who goes, has gone, or is dismissed is told to end', async () => {
  const watchers = new Watchers<string, number>();
  const gone = new AbortController();
  const going = watchers.next('order-7', LONG_MS, gone.signal, nothing);
  gone.abort();
  expect(await going).toBe('ended');
  expect(await watchers.next('order-7', LONG_MS, gone.signal, nothing)).toBe('ended');

  const dismissed = watchers.next('order-7', LONG_MS, new AbortController().signal, nothing);
  watchers.dismiss();
  expect(await dismissed).toBe('ended');
  expect(watchers.size).toBe(0);
});

it('once stopped, those who wait and those who come are told to end', async () => {
  const watchers = new Watchers<string, number>();
  const waiting = watchers.next('order-7', LONG_MS, new AbortController().signal, nothing);

  watchers.stop();

  expect(await waiting).toBe('ended');
  expect(await watchers.next('order-7', LONG_MS, new AbortController().signal, nothing)).toBe('ended');
});

it('a look that fails fails the wait, and leaves nobody behind', async () => {
  const watchers = new Watchers<string, number>();
  const failing = watchers.next('order-7', LONG_MS, new AbortController().signal, () => {
    throw new Error('it cannot be looked at');
  });

  await expect(failing).rejects.toThrow('it cannot be looked at');
  expect(watchers.size).toBe(0);
});
