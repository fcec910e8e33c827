import { afterAll, describe, expect, test } from 'vitest';
import { EventStream } from '../testing/event-stream.js';
import { useInstallation } from '../testing/installation.js';
import { Seals } from '../testing/seals.js';

const address = { name: 'Anna Lang', line1: '1 Rue des Lilas', city: 'Lyon', region: 'Rhône', postalCode: '69001' };
const country = 'France';
const anna = { role: 'customer', subject: 'anna' } as const;
let seals: Seals;

const shop = useInstallation(async (views) => {
  seals = await Seals.open(views.url);
  const sealed = async (subject: string) => ({ ...(await seals.seal(subject, address, 'shipTo.')), country });
  const time = (hour: number) => ({ placed_at: `2026-03-01T${hour}:00:00.000Z` });
  await views.orders(
    { order_id: '1', customer_id: 'anna', ship_to: await sealed('customer-anna'), ...time(11) },
    { order_id: '2', customer_id: null, ship_to: await sealed('order-2'), ...time(12) },
    { order_id: '3', customer_id: 'ben', ship_to: await sealed('customer-ben'), ...time(13) },
    { order_id: '4', customer_id: 'ben', ship_to: { country, city: 'Nice, in plain text' }, ...time(14) },
    { order_id: '5', customer_id: 'cleo', ship_to: { country, erased: true }, ...time(15) },
    { order_id: '6', customer_id: 'anna', ship_to: await sealed('customer-ben'), ...time(16) },
    { order_id: '7', customer_id: null, ship_to: await sealed('order-7'), ...time(17) },
  );
  await views.moveTo('orders', 10);
  await seals.erase('customer-ben');
});
afterAll(() => seals.close());

describe('a sealed address', () => {
  test.each([anna, { role: 'clerk' }, { role: 'warehouse' }] as const)('is open to whoever may see the order: $role', async (asking) => {
    const { body } = await shop.api.get('/orders/1', asking);
    expect(body.shipTo).toEqual({ ...address, country });
  });

  test('of an order without a customer opens with the order’s own key', async () => {
    expect((await shop.api.get('/orders/2')).body.shipTo).toEqual({ ...address, country });
  });

  test('stays closed to others, as the order does', async () => {
    const answer = await shop.api.get('/orders/1', { role: 'customer', subject: 'ben' });
    expect([answer.status, answer.text.includes('Anna')]).toEqual([404, false]);
  });

  test('is gone once the key is, before the view knows and after', async () => {
    expect((await shop.api.get('/orders/3')).body.shipTo).toEqual({ country, erased: true });
    expect((await shop.api.get('/orders/5')).body.shipTo).toEqual({ country, erased: true });
    expect((await shop.api.get('/orders/3')).text).not.toContain('s1.');
  });

  test('in plain text, from before there was sealing, is shown as it is', async () => {
    expect((await shop.api.get('/orders/4')).body.shipTo).toEqual({ country, city: 'Nice, in plain text' });
  });

  test('that its own key does not open is a failure of ours, which tells nothing', async () => {
    const answer = await shop.api.get('/orders/6');
    expect([answer.status, answer.body.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toMatch(/Anna|Lyon|s1\.|seal/);
  });

  test('that its own key does not open keeps no list from being read', async () => {
    const { body } = await shop.api.get('/orders?from=2026-03-01T16:00:00Z&to=2026-03-01T17:30:00Z');
    expect(body.items.map(({ orderId, shipTo }) => [orderId, shipTo])).toEqual([
      ['7', { ...address, country }],
      ['6', { country, unreadable: true }],
    ]);
  });

  test('is another answer once it is erased, also for a client that asks whether anything has changed', async () => {
    const before = await shop.api.get('/orders/7');
    const tag = before.headers.get('etag') ?? '';
    const again = () => shop.api.get('/orders/7', { headers: { 'If-None-Match': tag } });
    expect((await again()).status).toBe(304);

    await seals.erase('order-7');
    const after = await again();
    expect([after.status, after.body.shipTo, after.headers.get('etag')]).toEqual([200, { country, erased: true }, '"0.4.1.erased"']);
  });
});

describe('an address whose key is missing', () => {
  const missing = { country, keyMissing: true };

  test('is told as such, and never as erased; it is there again with its key', async () => {
    const shipTo = { ...(await seals.seal('order-10', address, 'shipTo.')), country };
    await shop.views.orders({ order_id: '10', customer_id: null, ship_to: shipTo, placed_at: '2026-03-02T18:00:00.000Z' });
    const before = await shop.api.get('/orders/10');
    expect(before.body.shipTo).toEqual({ ...address, country });
    await shop.views.run(`create table kept as table personal_data.keys; delete from personal_data.keys where subject = 'order-10'`);
    const counted = await missingKeys();

    const tag = before.headers.get('etag') ?? '';
    const without = await shop.api.get('/orders/10', { headers: { 'If-None-Match': tag } });
    expect([without.status, without.body.shipTo]).toEqual([200, missing]);
    expect(without.headers.get('etag')).toBe(tag.replace(/"$/, '.key-missing"'));
    expect((await shop.api.get('/orders?from=2026-03-02T18:00:00Z')).body.items.map(({ shipTo: each }) => each)).toEqual([missing]);
    expect(without.text).not.toContain('s1.');
    expect(await missingKeys()).toBe(counted + 2);

    await shop.views.run(`insert into personal_data.keys select * from kept where subject = 'order-10'; drop table kept`);
    expect((await shop.api.get('/orders/10')).body.shipTo).toEqual({ ...address, country });
  });

  const missingKeys = async () => Number(/^orderline_missing_keys_total (\d+)$/m.exec(await shop.api.metrics())?.[1] ?? 0);
});

test('an id and a country that look sealed are no one’s secret, and do no harm', async () => {
  const lookalike = `s1.${'A'.repeat(60)}`;
  const shipTo = { ...(await seals.seal(`customer-${lookalike}`, address, 'shipTo.')), country: lookalike };
  await shop.views.orders({ order_id: '8', customer_id: lookalike, ship_to: shipTo, placed_at: '2026-03-01T18:00:00.000Z' });
  await shop.views.orders({ order_id: '9', customer_id: 'dora', ship_to: { country: lookalike }, placed_at: '2026-03-01T18:00:00.000Z' });

  expect((await shop.api.get('/orders/8')).body.shipTo).toEqual({ ...address, country: lookalike });
  expect((await shop.api.get('/orders/9')).body.shipTo).toEqual({ country: lookalike });
  expect((await shop.api.get('/orders?from=2026-03-01T18:00:00Z')).status).toBe(200);
});

test('a list shows each address as the order itself does', async () => {
  const { body } = await shop.api.get('/orders?to=2026-03-01T15:30:00Z');
  expect(body.items.map(({ orderId, shipTo }) => [orderId, shipTo])).toEqual([
    ['5', { country, erased: true }],
    ['4', { country, city: 'Nice, in plain text' }],
    ['3', { country, erased: true }],
    ['2', { ...address, country }],
    ['1', { ...address, country }],
  ]);
});

test('the changes of an order show its address, and that it is gone', async () => {
  const stream = new EventStream(await shop.api.fetch('/orders/2/changes', { role: 'clerk' }));
  expect((await stream.next())?.data.shipTo).toEqual({ ...address, country });

  await seals.erase('order-2');
  await shop.views.run(
    `update read_models.orders_g1 set position = 11, revision = 1, ship_to = '{"country":"France","erased":true}' where order_id = '2'`,
  );
  await shop.views.moveTo('orders', 11);
  expect(await stream.next()).toMatchObject({ id: '11', data: { shipTo: { country, erased: true }, revision: 1 } });
  await stream.close();
});
