import { expect, test } from 'vitest';
import { append, creditNoteIssued, orderCancelled, orderPlaced, productAdded, stockReceived } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';

test('given events of every kind, the consumers bring every view to the last of them', async () => {
  await using room = await EngineRoom.open();
  await append(room.store, 'product-MUG', productAdded(), { type: 'ProductPublished', data: { sku: 'MUG' } });
  await append(room.store, 'stock-MUG', stockReceived());
  await append(room.store, 'order-7', orderPlaced());
  room.startConsumers();
  const position = await append(room.store, 'order-7', orderCancelled());
  const last = await append(room.store, 'credit-note-C1', creditNoteIssued());

  await room.reached(last);

  expect(await room.rows('select sku, status, revision, position, attributes, price from read_models.products')).toEqual([
    { sku: 'MUG', status: 'published', revision: 1, position: '2', attributes: { colour: 'red', "o'clock": true }, price: '1.25' },
  ]);
  expect(await room.rows('select * from read_models.stock_levels')).toEqual([
    { sku: 'MUG', on_hand: '10', reserved: '0', available: '10', revision: 0, position: '3' },
  ]);
  expect(
    await room.rows('select order_id, status, lines, total, placed_at, rejection, revision, position from read_models.orders'),
  ).toEqual([
    {
      order_id: '7',
      status: 'cancelled',
      lines: [
        {
          line: 1,
          sku: 'MUG',
          name: 'The MUG',
          quantity: 2,
          unitPrice: { amount: '1.25', currency: 'GBP' },
          lineTotal: { amount: '2.5', currency: 'GBP' },
          shipped: 0,
          returned: 0,
        },
      ],
      total: '2.5',
      placed_at: new Date('2026-03-01T10:00:00.000Z'),
      rejection: null,
      revision: 1,
      position: String(position),
    },
  ]);
  expect(
    await room.rows('select day::text, country, orders, units, gross, cancelled, credited from read_models.sales_by_country order by day'),
  ).toEqual([
    { day: '2026-03-01', country: 'France', orders: '1', units: '2', gross: '2.5', cancelled: '0', credited: '0' },
    { day: '2026-03-02', country: 'France', orders: '0', units: '0', gross: '0', cancelled: '2.5', credited: '0' },
    { day: '2026-03-06', country: 'unknown', orders: '0', units: '0', gross: '0', cancelled: '0', credited: '0.75' },
  ]);
  expect(await room.rows('select position, generation from read_models.stock_levels_checkpoint')).toEqual([
    { position: String(last), generation: 1 },
  ]);
});

test('given rows written earlier, later batches load them and go on', async () => {
  await using room = await EngineRoom.open();
  room.startConsumers();
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  await room.reached(await append(room.store, 'stock-MUG', stockReceived()));

  await append(room.store, 'stock-MUG', stockReceived('MUG', 5));
  await room.reached(await append(room.store, 'order-7', orderCancelled()));

  expect(await room.rows('select status, placed_at, updated_at from read_models.orders')).toEqual([
    { status: 'cancelled', placed_at: new Date('2026-03-01T10:00:00.000Z'), updated_at: new Date('2026-03-01T10:00:00.000Z') },
  ]);
  expect(await room.rows('select available from read_models.stock_levels')).toEqual([{ available: '15' }]);
});
