import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from '../logging/logger.js';
import { Budgets } from './budgets.js';
import { type Lease, type Leases } from './leases.js';

const logger = createLogger('test', 'silent');
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }).advanceTimersByTime(60_000));
afterEach(() => void vi.useRealTimers());

/** A store in memory that can be away. */
class Store implements Leases {
  asked = 0;
  away = false;
  readonly #taken = new Map<string, { points: number; endsAt: number }>();

  async take(key: string, points: number, quota: number): Promise<Lease> {
    this.asked++;
    if (this.away) throw new Error('away');
    let window = this.#taken.get(key);
    if (window === undefined || window.endsAt <= performance.now()) window = { points: 0, endsAt: performance.now() + 60_000 };
    const granted = Math.max(0, Math.min(points, quota - window.points));
    window.points += points;
    this.#taken.set(key, window);
    return { granted, left: Math.max(0, quota - window.points), endsInMs: window.endsAt - performance.now() };
  }

  async close(): Promise<void> {}
}

async function allowed(budgets: Budgets, requests: number, quota: number, key = 'carl'): Promise<number> {
  const standings = await Promise.all(Array.from({ length: requests }, async () => budgets.spend(key, quota)));
  return standings.filter((standing) => standing.allowed).length;
}

it.each([1, 2, 7, 100, 101, 250, 5_000])('a budget of %i lets through just that, and again a minute later', async (quota) => {
  const budgets = new Budgets(new Store(), logger);

  expect(await allowed(budgets, quota * 2 + 10, quota)).toBe(quota);
  vi.advanceTimersByTime(60_001);
  expect(await allowed(budgets, quota + 10, quota)).toBe(quota);
});

it('a busy caller costs a hundred leases a minute, and those who wait for one wait together', async () => {
  const store = new Store();
  const budgets = new Budgets(store, logger);

  await allowed(budgets, 12_000, 10_000);

  expect(store.asked).toBe(100);
});

it('says how many are left, and when there are new ones', async () => {
  const budgets = new Budgets(new Store(), logger);
  await budgets.spend('carl', 1_000);
  vi.advanceTimersByTime(18_500);

  expect(await budgets.spend('carl', 1_000)).toEqual({ allowed: true, quota: 1_000, remaining: 998, resetSeconds: 42 });
});

it('one caller’s budget is nobody else’s', async () => {
  const budgets = new Budgets(new Store(), logger);

  expect(await allowed(budgets, 20, 10, 'carl')).toBe(10);
  expect(await allowed(budgets, 20, 10, 'cora')).toBe(10);
});

it('without the store each process gives half, is not held up by it, and shares again when it is back', async () => {
  const store = new Store();
  const budgets = new Budgets(store, logger);
  store.away = true;

  expect(await allowed(budgets, 200, 100)).toBe(50);
  expect(await allowed(budgets, 200, 100, 'cora')).toBe(50);
  expect([store.asked, budgets.areShared]).toEqual([1, false]);

  store.away = false;
  vi.advanceTimersByTime(5_001);
  expect(await allowed(budgets, 200, 100, 'clara')).toBe(100);
  expect(budgets.areShared).toBe(true);
  expect(await allowed(budgets, 200, 100)).toBe(0);
  vi.advanceTimersByTime(60_001);
  expect(await allowed(budgets, 200, 100)).toBe(100);
});

it('a caller who had spent a part when the store went away has that part less', async () => {
  const store = new Store();
  const budgets = new Budgets(store, logger);
  await allowed(budgets, 30, 100);
  store.away = true;

  expect(await allowed(budgets, 200, 100)).toBe(20);
});
