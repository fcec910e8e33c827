import { expect, test } from 'vitest';
import { mortal } from '../testing/mortal-store.js';
import { gbp, Shop } from '../testing/shop.js';

/** Longer than it takes to ask for all payments, short enough to be waited for. */
const DEADLINE_SECONDS = 3;

const ends = { expired: 'OrderRejected', cancelled: 'OrderCancelled', recanted: 'OrderCancelled', wrong: 'OrderRejected' };
const orders = Object.keys(ends);

/** The provider captures what has expired, by the deadline or by the cancellation, as soon as it has. */
async function captureTooLate(shop: Shop, late: Set<string>): Promise<void> {
  for (const id of late) {
    if (!(await shop.types(`payment-${id}`)).includes('PaymentExpired')) continue;
    late.delete(id);
    await shop.capture(id, '1.25');
  }
}

async function areOver(shop: Shop): Promise<boolean> {
  for (const [id, end] of Object.entries(ends)) {
    if ((await shop.types(`order-${id}`)).at(-1) !== end) return false;
    if ((await shop.types(`payment-${id}`)).at(-1) !== 'PaymentRefunded') return false;
  }
  return true;
}

test.each([
  ['before its second append', 1, false],
  ['inside its first append', 0, true],
])('given instances of which each is killed %s, captured money that is not owed goes back once', async (_, appends, inside) => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const before = await shop.start({ deadlineSeconds: DEADLINE_SECONDS });
  for (const id of orders) await shop.place(id, { method: 'card' });
  await shop.quiet();
  await before.stop();
  for (const id of orders) expect(await shop.types(`payment-${id}`)).toEqual(['PaymentRequested']);
  // One is captured before anybody has seen that it was cancelled, the other once that was answered.
  for (const id of ['cancelled', 'recanted']) await shop.cancel(id);
  await shop.capture('cancelled', '1.25');
  await shop.capture('wrong', '1.24');

  const late = new Set(['expired', 'recanted']);
  let lives = 0;
  while (!(await areOver(shop))) {
    const way = mortal(shop.store, appends, inside);
    const instance = await shop.start({ store: way.store, deadlineSeconds: DEADLINE_SECONDS });
    await shop.until('killed, or nothing left to do', async () => {
      await captureTooLate(shop, late);
      return way.isDead() || (await areOver(shop));
    });
    await instance.stop();
    lives++;
  }
  await shop.start();
  await shop.quiet();

  expect(lives).toBeGreaterThan(10);
  expect(await shop.types('payment-expired')).toEqual(['PaymentRequested', 'PaymentExpired', 'PaymentCaptured', 'PaymentRefunded']);
  expect(await shop.types('payment-recanted')).toEqual(['PaymentRequested', 'PaymentExpired', 'PaymentCaptured', 'PaymentRefunded']);
  expect(await shop.types('payment-cancelled')).toEqual(['PaymentRequested', 'PaymentCaptured', 'PaymentRefunded']);
  expect(await shop.types('payment-wrong')).toEqual(['PaymentRequested', 'PaymentCaptured', 'PaymentRefunded']);
  for (const [id, amount] of [
    ['expired', '1.25'],
    ['recanted', '1.25'],
    ['cancelled', '1.25'],
    ['wrong', '1.24'],
  ] as const) {
    expect((await shop.events(`payment-${id}`)).at(-1)).toMatchObject({ data: { amount: gbp(amount), complete: true } });
    expect(await shop.types(`order-${id}`)).toEqual(['OrderPlaced', ends[id]]);
  }
  const stock = await shop.types('stock-MUG');
  expect(stock.filter((type) => type === 'StockReserved')).toHaveLength(orders.length);
  expect(stock.filter((type) => type === 'StockReleased')).toHaveLength(orders.length);
  expect(await shop.stock('MUG')).toMatchObject({ onHand: 10, reserved: 0 });
  expect(await shop.rows('select id from processes.timers')).toEqual([]);
  expect(await shop.rows('select sequence from projections.parked')).toEqual([]);
});
