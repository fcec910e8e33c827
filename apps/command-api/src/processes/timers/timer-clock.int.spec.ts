import { afterEach, expect, test, vi } from 'vitest';
import { Session } from '#subscriptions/session';
import { Shop, silent } from '../testing/shop.js';
import { TimerClock } from './timer-clock.js';
import { type RunningTimer, TimerTable } from './timer-table.js';

const noon = Date.parse('2026-03-01T12:00:00.000Z');

afterEach(() => {
  vi.useRealTimers();
});

/** A clock with one timer that is due at noon. */
async function clockOf(shop: Shop, fire: (timer: RunningTimer) => Promise<void>): Promise<TimerClock> {
  const table = new TimerTable('tests');
  const session = await Session.open({ url: shop.url, name: 'tests', idleInTransactionMs: 1_000 });
  await table.write(session, [{ id: '7', timers: [{ key: 'deadline', dueAt: new Date(noon).toISOString() }], correlationId: 'test' }]);
  await session.close();
  return new TimerClock({ url: shop.url, idleInTransactionMs: 1_000, table, leads: () => true, fire, logger: silent });
}

const timers = (shop: Shop) => shop.rows('select id from processes.timers');

test('given a timer that is due, it fires and is gone', async () => {
  await using shop = await Shop.open();
  const fire = vi.fn(async () => undefined);
  const clock = await clockOf(shop, fire);
  clock.start();
  await shop.until('it is gone', async () => (await timers(shop)).length === 0);
  await clock.stop();
  expect(fire).toHaveBeenCalledExactlyOnceWith({ id: '7', key: 'deadline', dueAt: '2026-03-01T12:00:00.000Z', correlationId: 'test' });
});

test('given the time set back while a timer fires, it stays until it is due again', async () => {
  await using shop = await Shop.open();
  vi.useFakeTimers({ toFake: ['Date'], now: noon + 1 });
  const fire = vi.fn(async () => void vi.setSystemTime(noon - 1_000)); // Whoever is told now sees that it is not due.
  const clock = await clockOf(shop, fire);
  clock.start();
  await vi.waitFor(() => expect(fire).toHaveBeenCalledOnce());
  await clock.stop();
  expect(await timers(shop)).toEqual([{ id: '7' }]);
});
