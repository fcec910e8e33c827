import { expect, test } from 'vitest';
import { AggregateCommandHandler } from '../../handle-command.js';
import { mortal } from '../testing/mortal-store.js';
import { Shop, silent } from '../testing/shop.js';
import { Fulfilments } from './fulfilments.js';

test('given a timer that is due while everything is down, it fires on the next start, and with two instances once', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const before = await shop.start({ deadlineSeconds: 3 });
  await shop.place('7', { method: 'card' });
  await shop.quiet();
  await before.stop();
  const dueAt = Number((await shop.rows(`select extract(epoch from due_at) * 1000 as due from processes.timers`))[0]?.due);
  await shop.until('it is due', async () => Date.now() > dueAt);
  expect(await shop.types('payment-7')).toEqual(['PaymentRequested']);

  await Promise.all([shop.start(), shop.start()]);
  await shop.has('order-7', 'OrderRejected');
  await shop.quiet();

  expect(await shop.types('payment-7')).toEqual(['PaymentRequested', 'PaymentExpired']);
  const steps = (await shop.events('fulfilment-7')).filter(({ data }) => data.because === 'timer payment-deadline');
  expect(steps).toHaveLength(1);
});

test('given a timer that has fired when the instance died, what follows from it is done by the next', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const before = await shop.start({ deadlineSeconds: 3 });
  await shop.place('7', { method: 'card' });
  await shop.quiet();
  await before.stop();
  // It records that the timer has fired, and dies before the payment expires.
  const way = mortal(shop.store, 1, false);
  const dying = new Fulfilments(new AggregateCommandHandler(way.store, silent), silent, 1);
  const fire = () => dying.tell({ type: 'FireTimer', orderId: '7', key: 'payment-deadline' }, { correlationId: 'late' }).catch(String);
  await shop.until('it has fired and died', async () => String(await fire()).includes('died'));
  await shop.rows('delete from processes.timers');
  expect((await shop.types('payment-7')).length).toBe(1);

  await shop.start();
  await shop.has('order-7', 'OrderRejected');
  expect(await shop.types('payment-7')).toEqual(['PaymentRequested', 'PaymentExpired']);
});

test('given a timer whose fulfilment cannot be read, it stays and is tried again, and others fire', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const before = await shop.start({ deadlineSeconds: 3 });
  await shop.place('7', { method: 'card' });
  await shop.place('8', { method: 'card' });
  await shop.quiet();
  await before.stop();
  await shop.store.append('fulfilment-7', 'any', [
    { id: '0198a8b0-7c1e-7000-8000-000000000001', type: 'FulfilmentDamaged', data: {}, metadata: {} },
  ]);

  await shop.start();
  await shop.has('order-8', 'OrderRejected');
  await shop.quiet();
  expect(await shop.rows('select id from processes.timers')).toEqual([{ id: '7' }]);
});
