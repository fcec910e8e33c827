import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { AggregateCommandHandler } from '../../handle-command.js';
import { mortal } from '../testing/mortal-store.js';
import { Shop, silent } from '../testing/shop.js';
import { Fulfilments } from './fulfilments.js';

const lines = [
  { sku: 'MUG', quantity: 1 },
  { sku: 'PLATE', quantity: 2 },
];

/** Lives that meet every branch, and how each ends. */
async function placeAll(shop: Shop): Promise<void> {
  await Promise.all([shop.receive('MUG', 10), shop.receive('PLATE', 20), shop.credit('ada', '7.5')]);
  await shop.place('account', { lines });
  await shop.place('short', { lines: [...lines, { sku: 'VASE', quantity: 1 }] });
  await shop.place('wallet', { method: 'wallet', customerId: 'ada', lines });
  await shop.place('poor', { method: 'wallet', customerId: 'bob', lines });
  await shop.place('cancelled', { method: 'wallet', customerId: 'ada', lines });
  await shop.cancel('cancelled');
  for (const id of ['paid', 'expired', 'wrong']) await shop.place(id, { method: 'card', lines });
}

async function ends(shop: Shop): Promise<Record<string, unknown>> {
  const orders = ['account', 'short', 'wallet', 'poor', 'cancelled', 'paid', 'expired', 'wrong'];
  const last = await Promise.all(orders.map(async (id) => [id, (await shop.events(`order-${id}`)).at(-1)?.type] as const));
  return Object.fromEntries(last);
}

const OVER = {
  account: 'OrderConfirmed',
  short: 'OrderRejected',
  wallet: 'OrderConfirmed',
  poor: 'OrderRejected',
  cancelled: 'OrderCancelled',
  paid: 'OrderConfirmed',
  expired: 'OrderRejected',
  wrong: 'OrderRejected',
};

const areOver = async (shop: Shop) => JSON.stringify(await ends(shop)) === JSON.stringify(OVER);

/** The provider speaks as soon as it is asked, whatever dies meanwhile. */
async function provide(shop: Shop, signal: AbortSignal): Promise<void> {
  const amounts = new Map([
    ['paid', '3.75'],
    ['wrong', '3.7'],
  ]);
  while (!signal.aborted) {
    for (const [id, amount] of amounts) {
      if ((await shop.types(`payment-${id}`)).length === 0) continue;
      await shop.capture(id, amount);
      amounts.delete(id);
    }
    await delay(5);
  }
}

/** One life of an instance, killed after so many appends, unless all is done before. */
async function liveAndDie(shop: Shop, appends: number, insideTheNext: boolean): Promise<void> {
  const way = mortal(shop.store, appends, insideTheNext);
  const instance = await shop.start({ store: way.store, deadlineSeconds: 6 });
  await shop.until('killed, or nothing left to do', async () => way.isDead() || (await areOver(shop)));
  await instance.stop();
}

test.each([
  ['before an append', false, [0, 1, 2, 5, 3, 8, 1, 4, 13, 7, 2, 6]],
  ['inside an append', true, [0, 2, 1, 4, 7, 3, 9, 1, 5, 11, 6, 2]],
])(
  'given an instance killed %s again and again, orders end as if nothing had happened, and no effect comes twice',
  async (_, inside, lives) => {
    await using shop = await Shop.open();
    await placeAll(shop);
    const closing = new AbortController();
    const provider = provide(shop, closing.signal);
    for (const appends of lives) await liveAndDie(shop, appends, inside);
    await shop.start({ deadlineSeconds: 6 });
    await shop.until('all orders are over', () => areOver(shop), 40_000);
    await shop.quiet();
    closing.abort();
    await provider;

    const twice = await shop.rows(
      `select stream, type, data->>'orderId' as order_id, count(*)::integer as times from event_store.events
     where type in ('StockReserved', 'StockReleased', 'WalletDebited', 'PaymentRequested', 'PaymentExpired', 'PaymentRefunded', 'OrderConfirmed')
     group by 1, 2, 3 having count(*) > 1`,
    );
    expect(twice).toEqual([]);
    expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 3 });
    expect(await shop.stock('PLATE')).toMatchObject({ onHand: 20, reserved: 6 });
    expect(await shop.balance('ada')).toBe('3.75');
    expect(await shop.rows('select id from processes.timers')).toEqual([]);
    expect(await shop.rows('select sequence from projections.parked')).toEqual([]);
  },
);

test('given two instances, one does the work; when it ends, or dies, the other goes on', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 100);
  const way = mortal(shop.store, 25, true);
  const first = await shop.start({ store: way.store });
  await shop.start();
  const owners = () => shop.rows(`select owner from projections.leases where name = 'fulfilment' and until > now()`);
  await shop.until('one has the lease', async () => (await owners()).length === 1);

  await Promise.all(Array.from({ length: 40 }, (_, index) => shop.place(`o-${index}`)));
  await shop.quiet();
  await first.stop();
  await shop.place('after');
  await shop.quiet();

  expect(await shop.stock('MUG')).toMatchObject({ onHand: 100, reserved: 41 });
  expect(await owners()).toHaveLength(1);
});

test('given two instances that both act, as when a paused one wakes up, everything happens once', async () => {
  await using shop = await Shop.open();
  await Promise.all([shop.receive('MUG', 20), shop.receive('PLATE', 40), shop.credit('ada', '100')]);
  const orders = Array.from({ length: 10 }, (_, index) => `o-${index}`);
  for (const id of orders) await shop.place(id, { method: 'wallet', customerId: 'ada', lines });
  const instances = [1, 2].map(() => new Fulfilments(new AggregateCommandHandler(shop.store, silent), silent, 1_800));

  const told = orders.flatMap((orderId) =>
    instances.map(async (fulfilments) => {
      const [placed] = await shop.events(`order-${orderId}`);
      const occurrence = { event: { type: placed?.type, data: placed?.data }, stream: `order-${orderId}`, revision: 0 };
      await fulfilments.tell({ type: 'React', orderId, occurrences: [occurrence as never] }, { correlationId: 'both' });
    }),
  );
  await Promise.all(told);

  for (const id of orders) expect(await shop.types(`order-${id}`)).toEqual(['OrderPlaced', 'OrderConfirmed']);
  expect(await shop.stock('MUG')).toMatchObject({ reserved: 10 });
  expect(await shop.stock('PLATE')).toMatchObject({ reserved: 20 });
  expect(await shop.balance('ada')).toBe('62.5');
  await shop.start();
  await shop.quiet();
  expect(await shop.balance('ada')).toBe('62.5');
});

test('given an instance that died before an order was confirmed, whoever hears of the cancellation finishes that first', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.place('7');
  await shop.cancel('7');
  const [placed, cancelled] = await shop.events('order-7');
  const tell = (store: EventStore, stored: StoredEvent | undefined) => {
    const occurrence = { event: { type: stored?.type, data: stored?.data }, stream: 'order-7', revision: stored?.revision };
    const fulfilments = new Fulfilments(new AggregateCommandHandler(store, silent), silent, 1_800);
    return fulfilments.tell({ type: 'React', orderId: '7', occurrences: [occurrence as never] }, { correlationId: 'shop' });
  };
  await expect(tell(mortal(shop.store, 2, false).store, placed)).rejects.toThrow('died');
  expect(await shop.types('fulfilment-7')).toEqual(['FulfilmentStarted']);

  await tell(shop.store, cancelled);

  expect(await shop.types('stock-MUG')).toEqual(['StockReceived', 'StockReserved', 'StockReleased']);
  expect((await shop.events('fulfilment-7')).at(-2)).toMatchObject({ type: 'FulfilmentAdvanced', data: { status: 'cancelled' } });
});
