import { expect, test } from 'vitest';
import { LogChanged } from '#event-store/errors';
import { type Gate } from '../log/gate.js';
import { Shop } from './testing/shop.js';

/** A gate that counts who was turned away. */
class Barrier implements Gate {
  open = false;
  refused = 0;
  pass(): void {
    if (this.open) return;
    this.refused++;
    throw new LogChanged(7n, 'seen', undefined);
  }
}

test('given a closed gate, process managers send nothing, park nothing and fire no timer, and go on by themselves once it is open', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const gate = new Barrier();
  gate.open = true;
  await shop.start({ gate, deadlineSeconds: 2 });
  await shop.place('7', { method: 'card' });
  await shop.has('payment-7', 'PaymentRequested');
  await shop.quiet();
  gate.open = false;
  const before = await shop.store.head();
  await shop.place('8');

  await shop.until('it was asked to act twice', async () => gate.refused > 1);
  await shop.until('the payment is overdue', async () => {
    const [row] = await shop.rows(`select count(*)::integer as due from processes.timers where due_at < now()`);
    return row?.due === 1;
  });
  expect(await shop.store.head()).toBe(before + 1n);
  expect(await shop.rows('select * from projections.parked')).toEqual([]);

  gate.open = true;
  await shop.has('order-8', 'OrderConfirmed');
  await shop.has('payment-7', 'PaymentExpired');
});
