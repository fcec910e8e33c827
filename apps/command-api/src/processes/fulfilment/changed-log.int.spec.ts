import { expect, test } from 'vitest';
import { LogChanged } from '#event-store/errors';
import { AggregateCommandHandler } from '../../handle-command.js';
import { ExchangedLog } from '../../log/testing/exchanged-log.js';
import { TimerTable } from '../timers/timer-table.js';
import { Shop, silent } from '../testing/shop.js';
import { fulfilmentSubscriber } from './fulfilment-subscriber.js';
import { Fulfilments } from './fulfilments.js';

test('given what a fulfilment knows only of a log that is no more, nothing is passed over on its strength', async () => {
  await using shop = await Shop.open();
  await using log = new ExchangedLog(shop.url);
  const fulfilments = new Fulfilments(new AggregateCommandHandler(shop.store, silent), silent, 1_800);
  const follower = fulfilmentSubscriber(fulfilments, new TimerTable('fulfilment'));
  await shop.receive('MUG', 10);
  await shop.place('7');
  await follower.act?.(await shop.events('order-7'));
  const reserved = (await shop.events('stock-MUG')).filter(({ type }) => type === 'StockReserved');
  expect(await follower.act?.(reserved)).toEqual([]);
  const end = await log.head();

  await log.takeBack(end - 1n, 5);

  await expect(follower.act?.(reserved)).rejects.toBeInstanceOf(LogChanged);
  expect(await log.head()).toBe(end + 4n);
});
