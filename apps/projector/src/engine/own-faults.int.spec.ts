import { expect, test } from 'vitest';
import { type Fold, type Recorded, type RowFold, type RowsWhere } from '#read-models/fold';
import { Json } from '#read-models/json';
import { ordersProjection } from '#read-models/orders';
import { type Projection } from '#read-models/projection';
import { salesProjection } from '#read-models/sales';
import { EngineRoom } from '../testing/engine-room.js';
import { append, orderConfirmed, orderPlaced, toNewEvent } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';

type Row = Record<string, unknown>;
const orders: Projection = ordersProjection;
const sales: Projection = salesProjection;
const seven = (event: Recorded) => 'orderId' in event.data && event.data.orderId === '7';

function withRowFold(change: (fold: RowFold) => Partial<RowFold>): Projection {
  return { ...orders, folds: orders.folds.map((fold): Fold => (fold.kind === 'rows' ? { ...fold, ...change(fold) } : fold)) };
}

/** The orders view, which makes of the row of order 7 what no table holds. */
function writing(wrong: Row): Projection {
  return withRowFold((fold) => ({
    evolve: (row, event, key) => {
      const after = fold.evolve(row, event, key);
      return seven(event) && after !== undefined ? { ...after, ...wrong } : after;
    },
  }));
}

/** The orders view, which asks for other rows at order 7. */
function asking(keys: () => ReturnType<RowFold['keys']>): Projection {
  return withRowFold((fold) => ({ keys: (event) => (seven(event) ? keys() : fold.keys(event)) }));
}

function adding(add: Readonly<Record<string, unknown>>): Projection {
  const folds = sales.folds.map((fold): Fold => {
    if (fold.kind === 'rows') return fold;
    const wrong = (event: Recorded) => fold.additions(event).map((addition) => ({ ...addition, add: add as Record<string, bigint> }));
    return { ...fold, additions: (event) => (seven(event) ? wrong(event) : fold.additions(event)) };
  });
  return { ...sales, folds };
}

const fails = (): never => {
  throw new Error('Connection timeout'); // looks like a lost session, and is not
};

test.each<[string, Projection, string]>([
  ['an integer too large for its column', writing({ revision: 2 ** 31 }), 'ERR_OUT_OF_RANGE'],
  ['an integer that is none', writing({ revision: Number.NaN }), 'RangeError'],
  ['a count too large for its column', writing({ position: 2n ** 63n }), 'ERR_OUT_OF_RANGE'],
  ['a date that is none', writing({ placed_at: 'yesterday' }), 'RangeError'],
  ['a date of the year 0', writing({ placed_at: '0000-06-01T10:00:00.000Z' }), 'RangeError'],
  ['a number that PostgreSQL refuses', writing({ total: 'much' }), '22P02'],
  ['a text with U+0000', writing({ currency: 'GB\0' }), '22021'],
  ['a text that is none', writing({ currency: { code: 'GBP' } }), 'ERR_OUT_OF_RANGE'],
  ['JSON that cannot be written', writing({ lines: Json.of({ much: 1n }) }), 'TypeError'],
  ['rows of a key that fails', asking(fails), 'Error'],
  ['rows of a key that is none', asking(() => [undefined as unknown as RowsWhere]), 'TypeError'],
  ['rows of a key with U+0000', asking(() => [['7\0']]), '22021'],
  ['rows by a column that there is not', asking(() => [{ column: 'colour', equals: 'red' }]), 'RangeError'],
  ['rows by a column of another type', asking(() => [{ column: 'revision', equals: '1' }]), 'RangeError'],
  ['rows by a value with U+0000', asking(() => [{ column: 'customer_id', equals: '\0' }]), '22021'],
  ['a fold that fails', withRowFold((fold) => ({ evolve: (...step) => (seven(step[1]) ? fails() : fold.evolve(...step)) })), 'Error'],
  [
    'a sequence that cannot be told',
    { ...orders, sequence: (event) => (event.stream === 'order-7' ? fails() : (orders.sequence?.(event) ?? '')) },
    'Error',
  ],
  ['a sum too large for its column', adding({ orders: 2n ** 64n }), 'ERR_OUT_OF_RANGE'],
  ['a sum of what is no number', adding({ orders: 'many' }), 'TypeError'],
])(
  'given %s, its sequence is set aside and the others move on; after the fix a retry does what a rebuild does',
  async (_, broken, code) => {
    const { name } = broken;
    const fixed = name === 'orders' ? orders : sales;
    await using room = await EngineRoom.open([broken]);
    const consumers = room.startConsumers([broken]);
    for (const orderId of ['6', '7', '8', '9']) await append(room.store, `order-${orderId}`, orderPlaced({ orderId }));
    await room.reached(await append(room.store, 'order-8', orderConfirmed({ orderId: '8' })));

    expect(await room.rows('select sequence, position, error_code from projections.parked')).toEqual([
      { sequence: '7', position: '2', error_code: code },
    ]);
    expect(await room.rows('select problem from projections.generations')).toEqual([{ problem: null }]);
    if (name === 'orders')
      expect(await room.rows('select order_id, status from read_models.orders order by order_id')).toEqual([
        { order_id: '6', status: 'placed' },
        { order_id: '8', status: 'confirmed' },
        { order_id: '9', status: 'placed' },
      ]);
    await expect(replay(room, `rebuild ${name} --rate 1000`, [broken])).rejects.toThrow(/cannot apply OrderPlaced at position 2 .*: /);

    await consumers.stop();
    room.startConsumers([fixed]);
    expect(await replay(room, `parked retry ${name}`, [fixed])).toMatchObject({ exitCode: 0, document: { applied: 1, failed: [] } });
    expect(await replay(room, `verify ${name}`, [fixed])).toMatchObject({ exitCode: 0, document: { differing: 0, parked: 0 } });
  },
);

test('given a stored row that cannot be read back, what touches it waits and nothing else does', async () => {
  await using room = await EngineRoom.open([orders]);
  room.startConsumers([orders]);
  for (const orderId of ['7', '8']) await room.reached(await append(room.store, `order-${orderId}`, orderPlaced({ orderId })));
  await room.rows(`update read_models.orders_g1 set placed_at = '0001-01-01 00:00:00+00 BC' where order_id = '7'`);
  await append(room.store, 'order-7', orderConfirmed({ orderId: '7' }));
  await room.reached(await append(room.store, 'order-8', orderConfirmed({ orderId: '8' })));

  expect(await room.rows('select sequence, error_code from projections.parked')).toEqual([{ sequence: '7', error_code: 'RangeError' }]);
  expect(await room.rows(`select status from read_models.orders where order_id = '8'`)).toEqual([{ status: 'confirmed' }]);

  await room.rows(`update read_models.orders_g1 set placed_at = '2026-03-01T10:00:00Z' where order_id = '7'`);
  expect(await replay(room, 'parked retry orders', [orders])).toMatchObject({ exitCode: 0, document: { applied: 1 } });
  expect(await replay(room, 'verify orders', [orders])).toMatchObject({ exitCode: 0, document: { differing: 0, parked: 0 } });
});

test('given an event whose data or version today’s code cannot read, its sequence is set aside and the others move on', async () => {
  await using room = await EngineRoom.open([orders]);
  room.startConsumers([orders]);
  const placed = toNewEvent(orderPlaced({ orderId: '7' }));
  await room.store.append('order-7', 'noStream', [{ ...placed, metadata: { ...placed.metadata, schemaVersion: 99 } }]);
  const other = toNewEvent(orderPlaced({ orderId: '6' }));
  await room.store.append('order-6', 'noStream', [{ ...other, data: { orderId: '6' } }]);
  await room.reached(await append(room.store, 'order-8', orderPlaced({ orderId: '8' })));

  expect(await room.rows('select sequence, error_code from projections.parked order by sequence')).toEqual([
    { sequence: '6', error_code: 'event-shape' },
    { sequence: '7', error_code: 'event-shape' },
  ]);
  expect(await room.rows('select order_id from read_models.orders')).toEqual([{ order_id: '8' }]);
});

test('given what no single event explains, the view stops with its reason and sets nothing aside', async () => {
  await using room = await EngineRoom.open([orders]);
  await room.rows('alter table read_models.orders_g1 rename column total to sum_total');
  room.startConsumers([orders]);
  await append(room.store, 'order-7', orderPlaced());

  await room.until(
    'the view says so',
    async () => (await room.rows(`select 1 from projections.generations where problem = 'failing'`)).length > 0,
  );

  expect(await room.rows('select position, detail from projections.generations')).toEqual([
    { position: '0', detail: '42703: PostgreSQL refused the write (42703)' },
  ]);
  expect(await room.rows('select 1 from projections.parked')).toEqual([]);
});
