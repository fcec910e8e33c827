import { expect, it, vi } from 'vitest';
import { openCardShop } from '../testing/card-order.js';
import { ExchangedLog } from './testing/exchanged-log.js';

it('Given a command API whose process managers have read what is not in the log, nothing is written any more, until that log is back', async () => {
  const { api, log: shop, until, stop } = await openCardShop();
  const log = new ExchangedLog(api.databaseUrl);
  const order = (orderId: string) => ({
    orderId,
    currency: 'GBP',
    lines: [{ sku: 'JAR', quantity: 1 }],
    shipTo: { country: 'GB' },
    payment: { method: 'on-account' },
  });
  const hasReadAll = () =>
    vi.waitFor(async () => {
      const positions = await log.query<string>(`select position from projections.generations where kind = 'process'`);
      expect(new Set(positions.map(BigInt))).toEqual(new Set([await log.head()]));
    }, 10_000);
  await api.post('/orders', order('1'));
  await until('1', 'order', 'OrderConfirmed');
  await hasReadAll();
  const [kept] = (await shop.events('order-1')).map(({ position }) => position);
  await log.takeBack(kept as bigint, 1);

  const code = async () => (await api.post('/orders', order('2'))).body.code;
  await vi.waitFor(async () => expect(await code()).toBe('log-changed'), 10_000);
  const end = await log.head();
  for (let times = 0; times < 20; times++) expect(await code()).toBe('log-changed');
  expect(await log.head()).toBe(end);

  await log.putBack(kept as bigint);
  await vi.waitFor(async () => expect(await code()).toBeUndefined(), 10_000);
  await until('2', 'order', 'OrderConfirmed');
  expect(await log.query(`select count(*)::integer from projections.parked`)).toEqual([0]);
  await log[Symbol.asyncDispose]();
  await stop();
});
