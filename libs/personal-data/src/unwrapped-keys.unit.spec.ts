import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { personalKey } from './sealing.js';
import { UnwrappedKeys } from './unwrapped-keys.js';

const wrapped = (byte: number) => Buffer.alloc(60, byte);
const key = (subject: string) => personalKey(subject, Buffer.alloc(32, 7));

let keys: UnwrappedKeys;
const unwrap = vi.fn(() => key('customer-anna'));
beforeEach(() => {
  vi.useFakeTimers();
  keys = new UnwrappedKeys();
  unwrap.mockClear();
});
afterEach(() => {
  keys.close();
  vi.useRealTimers();
});
const ask = (byte = 1) => keys.get('customer-anna', wrapped(byte), unwrap);

test('a key is unwrapped once, however often it is asked for', () => {
  expect(ask()).toBe(ask());
  expect(unwrap).toHaveBeenCalledTimes(1);
});

test('it is good for the bytes only that it was unwrapped from', () => {
  ask(1);
  ask(2);
  expect(unwrap).toHaveBeenCalledTimes(2);
});

test('what was destroyed is forgotten', () => {
  ask();
  keys.forget('customer-anna');
  expect(keys.size).toBe(0);
  ask();
  expect(unwrap).toHaveBeenCalledTimes(2);
});

test('what nobody asks for is forgotten after a while, and what is asked for is not', () => {
  ask();
  keys.get('customer-ben', wrapped(3), () => key('customer-ben'));
  vi.advanceTimersByTime(30_000);
  ask();
  vi.advanceTimersByTime(30_000);
  expect([keys.size, unwrap.mock.calls.length]).toEqual([1, 1]);
  vi.advanceTimersByTime(60_000);
  expect(keys.size).toBe(0);
});

test('there is an end to how many are kept', () => {
  const one = key('order');
  for (let index = 0; index < 20_000; index++) keys.get(`order-${index}`, wrapped(1), () => one);
  expect(keys.size).toBeLessThanOrEqual(10_000);
});

test('a key that does not unwrap is not kept', () => {
  const failing = () => {
    throw new Error('unreadable');
  };
  expect(() => keys.get('customer-anna', wrapped(1), failing)).toThrow('unreadable');
  expect(keys.size).toBe(0);
});
