import { expect, test } from 'vitest';
import { ordersProjection } from '#read-models/orders';
import { salesProjection } from '#read-models/sales';
import { type Fold, type Recorded } from '#read-models/fold';
import { type Projection } from '#read-models/projection';
import { append, orderCancelled, orderConfirmed, orderPlaced, orderShipped } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

/** The same projection, with a fault for some events. */
function withFault(projection: Projection, fault: (event: Recorded) => void): Projection {
  const folds = projection.folds.map((fold): Fold => {
    if (fold.kind === 'rows') return { ...fold, evolve: (row, event, key) => (fault(event), fold.evolve(row, event, key)) };
    return { ...fold, additions: (event) => (fault(event), fold.additions(event)) };
  });
  return { ...projection, folds };
}

const poison = (event: Recorded) => {
  if (event.type === 'OrderPlaced' && event.data.orderId === '7') throw new TypeError('cannot fold this one');
};
const broken = [withFault(ordersProjection, poison), withFault(salesProjection, poison)];
const fixed = [ordersProjection, salesProjection];

test('given a poison event, its sequence waits in order and nothing else does; after the fix a retry makes what a rebuild makes', async () => {
  await using room = await EngineRoom.open(broken);
  const consumers = room.startConsumers(broken);
  await append(room.store, 'order-7', orderPlaced({ orderId: '7' }));
  await append(room.store, 'order-8', orderPlaced({ orderId: '8' }));
  await append(room.store, 'order-7', orderConfirmed({ orderId: '7' }));
  await room.reached(await append(room.store, 'order-8', orderCancelled({ orderId: '8' })));

  expect(await room.rows('select order_id, status from read_models.orders')).toEqual([{ order_id: '8', status: 'cancelled' }]);
  expect(await room.rows('select orders, gross, cancelled from read_models.sales_by_country order by day')).toEqual([
    { orders: '1', gross: '2.5', cancelled: '0' },
    { orders: '0', gross: '0', cancelled: '2.5' },
  ]);
  expect((await replay(room, 'parked list orders', broken)).document).toMatchObject([
    { sequence: '7', position: '1', stream: 'order-7', revision: 0, type: 'OrderPlaced', attempts: 2, code: 'TypeError' },
    { sequence: '7', position: '3', stream: 'order-7', revision: 1, type: 'OrderConfirmed', attempts: 0, code: null },
  ]);
  expect(await replay(room, 'parked retry orders --sequence 7', broken)).toMatchObject({
    exitCode: 1,
    document: { applied: 0, failed: [{ sequence: '7', position: '1', code: 'TypeError' }] },
  });

  await consumers.stop();
  room.startConsumers(fixed);
  const arriving = append(room.store, 'order-7', orderShipped({ orderId: '7' }));
  const retried = await replay(room, 'parked retry orders', fixed);
  await replay(room, 'parked retry sales', fixed);
  await room.reached(await arriving);
  await replay(room, 'parked retry orders', fixed).catch(() => undefined); // Where the shipment came before the retry, it was among the waiting.

  expect(retried).toMatchObject({ exitCode: 0 });
  expect(await room.rows('select name, parked from projections.status order by name')).toEqual([
    { name: 'orders', parked: 0 },
    { name: 'sales', parked: 0 },
  ]);
  expect(await room.rows(`select status, revision from read_models.orders where order_id = '7'`)).toEqual([
    { status: 'shipped', revision: 2 },
  ]);
  for (const name of ['orders', 'sales'])
    expect(await replay(room, `verify ${name}`, fixed)).toMatchObject({ exitCode: 0, document: { differing: 0 } });
});

test('given a poison event, a rebuild stops at it; discarded with a reason, it is left out and counted by rebuild and verify', async () => {
  await using room = await EngineRoom.open(broken);
  room.startConsumers(broken);
  await append(room.store, 'order-7', orderPlaced({ orderId: '7' }));
  await append(room.store, 'order-8', orderPlaced({ orderId: '8' }));
  await room.reached(await append(room.store, 'order-7', orderConfirmed({ orderId: '7' })));
  await expect(replay(room, 'rebuild orders', broken)).rejects.toThrow('cannot apply OrderPlaced at position 1');

  const discarded = await replay(room, 'parked discard orders --sequence 7 --reason nonsense', broken);

  expect(discarded.document).toMatchObject({ discarded: 1, applied: 1, failed: [] });
  expect(await room.rows('select position, reason from projections.discarded')).toEqual([{ position: '1', reason: 'nonsense' }]);
  expect(await replay(room, 'rebuild orders --verify', broken)).toMatchObject({
    exitCode: 0,
    document: { discarded: 1, outcome: 'swapped' },
  });
  expect(await replay(room, 'verify orders', broken)).toMatchObject({ exitCode: 0, document: { discarded: 1, differing: 0 } });
});

test('given a row that the database refuses, only the events of its sequence are set aside, and no value of it is kept', async () => {
  const tooMuch = withRow(ordersProjection, (row, event) => (event.data.orderId === '7' ? { ...row, currency: null } : row));
  await using room = await EngineRoom.open([tooMuch]);
  for (let order = 0; order < 40; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
  room.startConsumers([tooMuch]);

  await room.reached(40n);

  expect(await room.rows('select count(*)::integer as orders from read_models.orders')).toEqual([{ orders: 39 }]);
  expect(await room.rows('select sequence, error_code, error_message from projections.parked')).toEqual([
    { sequence: '7', error_code: '23502', error_message: 'PostgreSQL refused the write (23502): orders_g1, currency' },
  ]);
});

test('given a database that ends the session and then refuses locks, nothing is parked and nothing is lost', async () => {
  await using room = await EngineRoom.open(fixed);
  room.startConsumers(fixed);
  await room.reached(await append(room.store, 'order-7', orderPlaced()));
  const blocker = await room.pool.connect();
  await blocker.query('begin; lock table read_models.orders_g1 in access exclusive mode');
  const position = await append(room.store, 'order-7', orderConfirmed());
  await room.until('the batch waits for the lock', async () => (await room.rows(`select 1 from pg_locks where not granted`)).length > 0);
  await room.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'orderline orders%'`);
  await blocker.query('rollback');
  blocker.release();

  await room.reached(position);

  expect(await room.rows('select status from read_models.orders')).toEqual([{ status: 'confirmed' }]);
  expect(await room.rows('select * from projections.parked')).toEqual([]);
});

function withRow(
  projection: Projection,
  change: (row: Record<string, unknown>, event: Recorded<'OrderPlaced'>) => Record<string, unknown>,
): Projection {
  const folds = projection.folds.map((fold): Fold => {
    if (fold.kind === 'sums') return fold;
    return { ...fold, evolve: (row, event, key) => change({ ...fold.evolve(row, event, key) }, event as Recorded<'OrderPlaced'>) };
  });
  return { ...projection, folds };
}
