import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { orderDecider } from '#domain/order/order';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { Shop } from '../testing/shop.js';

const LONG_AGO = '2010-12-01T08:26:00.000Z';
const price = { amount: '1.25', currency: 'GBP' };

it('what follows from an imported fact is of its time, what follows from another of the present, as the process’s own events are', async () => {
  await using shop = await Shop.open();
  const before = new Date().toISOString();
  await shop.receive('MUG', 5);
  await shop.start();
  await shop.handler.handle({
    decider: orderDecider,
    id: '7',
    command: {
      type: 'PlaceOrder',
      orderId: '7',
      currency: 'GBP',
      lines: [{ sku: 'MUG', quantity: 1, unitPrice: price }],
      shipTo: { country: 'France' },
      payment: { method: 'on-account' },
      placedAt: LONG_AGO,
      products: new Map([['MUG', { name: 'Mug', price, status: 'published' as const }]]),
      sellDiscontinued: false,
    },
    identity: { commandId: randomUUID(), commandHash: 'hash', keyed: false },
    actor: { role: 'importer', subject: 'ivan' },
    correlationId: 'import',
    occurredAt: LONG_AGO,
    imported: true,
  });
  await shop.has('order-7', 'OrderConfirmed');
  await shop.ship('7');
  await shop.has('stock-MUG', 'StockDispatched');
  await shop.quiet();

  const streams = ['order-7', 'stock-MUG', 'fulfilment-7'];
  const events = (await Promise.all(streams.map((stream) => shop.events(stream)))).flat();
  const times = events.map(({ type, data, metadata }) => {
    const { occurredAt, imported } = eventCatalogue.decode(type, data, metadata).metadata;
    return [type, occurredAt >= before ? 'now' : occurredAt, imported];
  });
  expect(times).toEqual([
    ['OrderPlaced', LONG_AGO, true],
    ['OrderConfirmed', LONG_AGO, true],
    ['OrderShipped', 'now', undefined],
    ['StockReceived', 'now', undefined],
    ['StockReserved', LONG_AGO, true],
    ['StockDispatched', 'now', undefined],
    ...events.filter(({ stream }) => stream === 'fulfilment-7').map(({ type }) => [type, 'now', undefined]),
  ]);
});
