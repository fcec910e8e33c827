import { createTestDatabase } from '#lab/test-bed/database';
import { expect, test } from 'vitest';
import { EventStream } from '../testing/event-stream.js';
import { useInstallation } from '../testing/installation.js';
import { ReadModels } from '../testing/read-models.js';
import { type Asking, startQueryApi } from '../testing/running-query-api.js';
import { until } from '../testing/until.js';

const shop = useInstallation(async (views) => {
  await views.orders({ order_id: '536365' }, { order_id: '536366', customer_id: '13047' });
  await views.moveTo('orders', 10);
});
const watch = async (id: string, asking: Asking = { role: 'clerk' }) =>
  new EventStream(await shop.api.fetch(`/orders/${id}/changes`, asking));
const change = async (id: string, status: string, position: number) => {
  await shop.views.run('update read_models.orders_g1 set status = $2, position = $3, revision = revision + 1 where order_id = $1', [
    id,
    status,
    position,
  ]);
  await shop.views.moveTo('orders', position);
};

/** The look at the rows that every new watcher causes is over. */
const looked = async () => {
  const look = `select 1 from pg_stat_activity where query like 'select order_id, position from%' and state = 'idle'`;
  await until(() => shop.views.has(`${look} and query_start > now() - interval '1 s'`));
};

test('sends the order as it is, then as it is after each change', async () => {
  const stream = await watch('536365', { role: 'customer', subject: '17850' });
  expect(stream.response.status).toBe(200);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.response.headers.get('event-position')).toBe('10');
  const now = await stream.next();
  expect([now?.id, now?.data.status, now?.data.orderId]).toEqual(['4', 'placed', '536365']);

  await change('536365', 'confirmed', 11);
  expect(await stream.next()).toMatchObject({ id: '11', data: { status: 'confirmed', revision: 1 } });
  await change('536366', 'cancelled', 12);
  await change('536365', 'shipped', 13);
  expect(await stream.next()).toMatchObject({ id: '13', data: { status: 'shipped' } });
  await stream.close();
});

test('sends a change although its notification was lost', async () => {
  const stream = await watch('536366');
  await stream.next();
  await looked();
  await shop.views.run(`update read_models.orders_g1 set position = 14 where order_id = '536366'`);
  expect((await stream.next(8_000))?.id).toBe('14');
  await stream.close();
});

test('goes on after the last event that the client has', async () => {
  const position = (await shop.api.get('/orders/536366')).headers.get('etag')?.split('.')[1] ?? '';
  const stream = await watch('536366', { role: 'clerk', headers: { 'Last-Event-ID': position } });
  await change('536366', 'rejected', 20);
  expect((await stream.next())?.id).toBe('20');
  await stream.close();

  const late = await watch('536366', { role: 'clerk', headers: { 'Last-Event-ID': '3' } });
  expect((await late.next())?.id).toBe('20');
  await late.close();
});

test('many watchers of many orders each get their own', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, (_, index) => watch(index % 2 === 0 ? '536365' : '536366')));
  await Promise.all(streams.map((stream) => stream.next()));
  await change('536365', 'delivered', 30);
  const even = await Promise.all(streams.filter((_, index) => index % 2 === 0).map((stream) => stream.next()));
  expect(new Set(even.map((event) => event?.id))).toEqual(new Set(['30']));
  await change('536366', 'placed', 31);
  const odd = await Promise.all(streams.filter((_, index) => index % 2 === 1).map((stream) => stream.next()));
  expect(new Set(odd.map((event) => event?.id))).toEqual(new Set(['31']));
  await Promise.all(streams.map((stream) => stream.close()));
});

test('is as closed as the order itself', async () => {
  expect((await shop.api.get('/orders/536366/changes', { role: 'customer', subject: '17850' })).body.code).toBe('not-found');
  expect((await shop.api.get('/orders/nothing/changes')).headers.get('event-position')).toBe('31');
  expect((await shop.api.get('/orders/536366/changes', { role: undefined })).status).toBe(401);
  expect((await shop.api.get('/orders/536366/changes?since=4')).body.errors[0]?.path).toBe('since');
  const wrong = await shop.api.get('/orders/536366/changes', { headers: { 'Last-Event-ID': 'x' } });
  expect([wrong.status, wrong.body.errors[0]?.path]).toEqual([400, 'header Last-Event-ID']);
  const behind = await shop.api.get('/orders/536366/changes', { headers: { 'Min-Event-Position': '99', Prefer: 'wait=0' } });
  expect(behind.body.code).toBe('projection-behind');
});

test('refuses more watchers than it takes, and takes new ones for those who leave', async () => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url).create();
  await views.orders({ order_id: '1' });
  const api = await startQueryApi(database.url);
  const streams = await Promise.all(
    Array.from({ length: 300 }, async (_, index) => {
      const subject = `clerk-${index % 15}`; // each may watch 20
      return new EventStream(await api.fetch('/orders/1/changes', { role: 'clerk', subject }));
    }),
  );
  expect((await api.get('/orders/1/changes')).body.code).toBe('overloaded');
  expect((await api.get('/orders/1')).status).toBe(200);

  await streams.pop()?.close();
  let next = await api.fetch('/orders/1/changes', { role: 'clerk' });
  for (let attempt = 0; next.status !== 200 && attempt < 100; attempt++) next = await api.fetch('/orders/1/changes', { role: 'clerk' });
  expect(next.status).toBe(200);

  const started = performance.now();
  await api.close();
  expect(performance.now() - started).toBeLessThan(5_000);
  await Promise.all(
    streams.map(async (stream) => {
      while ((await stream.next()) !== undefined);
    }),
  );
  await views.close();
  await database.drop();
});
