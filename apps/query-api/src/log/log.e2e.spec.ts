import { openEventStore } from '#event-store/open-event-store';
import { type EventStore } from '#event-store/event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { append, orderConfirmed, orderPlaced, stockReceived, toNewEvent } from '#projector/testing/events';
import { afterAll, describe, expect, test } from 'vitest';
import { EventStream } from '../testing/event-stream.js';
import { useInstallation } from '../testing/installation.js';

let store: EventStore;
/** 1–3: an order in plain text, an event of another program, an order that is sealed; then a hundred receipts of stock; then the confirmation. */
const shop = useInstallation(async ({ url }) => {
  await migrateEventStore(url);
  store = openEventStore(url);
  await append(store, 'order-1', orderPlaced({ orderId: '1', shipTo: { name: 'Anna', city: 'Lyon' } }));
  await store.append('strange-1', 'noStream', [{ ...toNewEvent(stockReceived()), type: 'StrangeThing', data: { any: 1 }, metadata: {} }]);
  await append(store, 'order-2', orderPlaced({ orderId: '2', shipTo: { city: `s1.${'A'.repeat(60)}` } }));
  for (let at = 0; at < 100; at++) await append(store, `stock-S${at % 10}`, stockReceived(`S${at % 10}`));
  const confirmed = { ...toNewEvent(orderConfirmed({ orderId: '1' })) };
  const metadata = { ...confirmed.metadata, actor: { role: 'admin', subject: 'ada' }, correlationId: 'one request' };
  await store.append('order-1', 0, [{ ...confirmed, metadata }]);
});
afterAll(() => store.close());

const positions = (items: readonly Readonly<Record<string, unknown>>[]) => items.map(({ position }) => Number(position));
/** Page by page, for as long as there is more. */
async function pages(query: string, name: 'after' | 'before', first: string) {
  const found: number[] = [];
  let asked = 0;
  for (let [place, done] = [first, false]; !done; asked++) {
    const { body } = await shop.api.get(`/events?${query}&${name}=${place}`);
    found.push(...positions(body.items));
    [place, done] = [String(body.scannedTo), body.done === true];
  }
  return { found, asked };
}

describe('GET /streams/{stream}', () => {
  test('tells a stream in full, page by page, of whatever type its events are', async () => {
    const first = await shop.api.get('/streams/stock-S3?limit=4');
    expect(first.body.items.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    const rest = await shop.api.get(`/streams/stock-S3?limit=10&after=${String(first.body.next)}`);
    expect([rest.body.items.map(({ revision }) => revision), rest.body.next]).toEqual([[4, 5, 6, 7, 8, 9], null]);
    expect((await shop.api.get('/streams/strange-1')).body.items).toEqual([
      {
        position: '2',
        stream: 'strange-1',
        revision: 0,
        id: expect.any(String) as string,
        type: 'StrangeThing',
        schemaVersion: null,
        data: { any: 1 },
        actor: null,
        commandId: null,
        correlationId: null,
        causationId: null,
        occurredAt: null,
        recordedAt: expect.any(String) as string,
      },
    ]);
    expect(first.headers.get('event-position')).toBe('104');
  });

  test('what is sealed stays sealed, and what is not is not shown', async () => {
    const shipTo = async (stream: string) => ((await shop.api.get(`/streams/${stream}`)).body.items[0]?.data as { shipTo: unknown }).shipTo;
    expect(await shipTo('order-2')).toEqual({ country: 'France', city: `s1.${'A'.repeat(60)}` });
    expect(await shipTo('order-1')).toEqual({ country: 'France', notShown: ['name', 'city'] });
    expect((await shop.api.get('/events?stream=order-1')).text).not.toMatch(/Anna|Lyon/);
  });

  test('one that does not exist is an empty one', async () => {
    const { status, body } = await shop.api.get('/streams/order-none');
    expect([status, body]).toEqual([200, { items: [], next: null }]);
  });
});

describe('GET /events', () => {
  test('goes through the log from its beginning, from a position, and back from its end', async () => {
    const forwards = await shop.api.get('/events?limit=3');
    expect([positions(forwards.body.items), forwards.body.scannedTo, forwards.body.done]).toEqual([[1, 2, 3], '3', false]);
    const on = await shop.api.get('/events?limit=200&after=102');
    expect([positions(on.body.items), on.body.scannedTo, on.body.done]).toEqual([[103, 104], '104', true]);
    const back = await shop.api.get('/events?limit=2&before=end');
    expect([positions(back.body.items), back.body.scannedTo, back.body.done]).toEqual([[104, 103], '103', false]);
    const first = await shop.api.get('/events?before=3');
    expect([positions(first.body.items), first.body.scannedTo, first.body.done]).toEqual([[2, 1], '0', true]);
  });

  test.each([
    ['after=1&before=4', [2, 3], true],
    ['after=102&before=end', [103, 104], true],
    ['after=9999', [], true],
    ['before=9999&limit=1', [104], false],
  ])('?%s', async (query, expected, done) => {
    const { body } = await shop.api.get(`/events?${query}`);
    expect([positions(body.items), body.done]).toEqual([expected, done]);
  });

  test.each([
    ['type=OrderPlaced', [1, 3]],
    ['stream=order-1', [1, 104]],
    ['actor=ada', [104]],
    ['correlationId=one%20request', [104]],
    ['type=OrderConfirmed&actor=carla', []],
    ['from=2099-01-01', []],
    ['to=2001-01-01', []],
  ])('?%s, both ways and page by page', async (query, expected) => {
    expect((await pages(`${query}&limit=1`, 'after', '0')).found).toEqual(expected);
    expect((await pages(`${query}&limit=1`, 'before', 'end')).found).toEqual(expected.toReversed());
  });

  test('is of a period, by the time of the store', async () => {
    const times = (await shop.api.get('/events?limit=200')).body.items.map(({ recordedAt }) => String(recordedAt));
    const from = times[50] ?? '';
    const expected = times.flatMap((time, at) => (time >= from ? [at + 1] : []));
    expect(positions((await shop.api.get(`/events?limit=200&from=${from}`)).body.items)).toEqual(expected);
    expect((await pages(`from=${from}&limit=200`, 'before', 'end')).found).toEqual(expected.toReversed());
  });

  test.each([
    ['after=x', 'after'],
    ['before=start', 'before'],
    ['after=99999999999999999999', 'after'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['from=2026-02-02&to=2026-02-01', 'to'],
    ['stream=$all', 'stream'],
    ['subject=ada', 'subject'],
  ])('refuses ?%s', async (query, path) => {
    const { status, body } = await shop.api.get(`/events?${query}`);
    expect([status, body.errors?.[0]?.path]).toEqual([400, path]);
  });
});

describe('GET /events/changes', () => {
  const watch = async (query = '', headers: Record<string, string> = {}) =>
    new EventStream(await shop.api.fetch(`/events/changes${query}`, { role: 'clerk', headers }));

  test('tells what comes, to each who watches what he asked for', async () => {
    const [all, some] = [await watch(), await watch('?type=OrderConfirmed')];
    expect(all.response.headers.get('event-position')).toBe('104');
    await append(store, 'stock-S1', stockReceived('S1'));
    expect(await all.next(20_000)).toMatchObject({ id: '105', data: { stream: 'stock-S1', type: 'StockReceived' } });
    await append(store, 'order-2', orderConfirmed({ orderId: '2' }));
    expect(await all.next(20_000)).toMatchObject({ id: '106', data: { type: 'OrderConfirmed' } });
    expect(await some.next(20_000)).toMatchObject({ id: '106', data: { stream: 'order-2' } });
    await Promise.all([all.close(), some.close()]);
  });

  test('goes on after what the client has, however long ago that was', async () => {
    const stream = await watch('?type=OrderPlaced', { 'last-event-id': '1' });
    expect(await stream.next(20_000)).toMatchObject({ id: '3' });
    await append(store, 'order-3', orderPlaced({ orderId: '3', shipTo: {} }));
    expect(await stream.next(20_000)).toMatchObject({ id: '107', data: { stream: 'order-3' } });
    await stream.close();
  });

  test('many in a row come without a gap, to one who comes in between as well', async () => {
    const early = await watch('', { 'last-event-id': '107' });
    const writing = (async () => {
      for (let at = 0; at < 150; at++) await append(store, 'stock-BUSY', stockReceived('BUSY'));
    })();
    const ids: number[] = [];
    while (ids.length < 50) ids.push(Number((await early.next(20_000))?.id));
    const late = await watch('', { 'last-event-id': '120' });
    const lateIds: number[] = [];
    while (lateIds.at(-1) !== 257) lateIds.push(Number((await late.next(20_000))?.id));
    while (ids.at(-1) !== 257) ids.push(Number((await early.next(20_000))?.id));
    await writing;
    expect(ids).toEqual(Array.from({ length: 150 }, (_, at) => 108 + at));
    expect(lateIds).toEqual(Array.from({ length: 137 }, (_, at) => 121 + at));
    await Promise.all([early.close(), late.close()]);
  });

  test('refuses a place where nothing stands, and parameters that it does not know', async () => {
    const wrong = await shop.api.get('/events/changes', { headers: { 'Last-Event-ID': '99999' } });
    expect([wrong.status, wrong.body.errors[0]?.path]).toEqual([400, 'header Last-Event-ID']);
    expect((await shop.api.get('/events/changes?after=1')).body.errors[0]?.path).toBe('after');
  });
});

test('all of it is for administrators and clerks', async () => {
  for (const [role, status] of [
    ['admin', 200],
    ['clerk', 200],
    ['importer', 200],
    ['warehouse', 403],
    ['customer', 403],
    [undefined, 401],
  ] as const) {
    for (const path of ['/streams/order-1', '/events', '/events/changes']) {
      const response = await shop.api.fetch(path, { role });
      expect([path, role, response.status]).toEqual([path, role, status]);
      await response.body?.cancel();
    }
  }
});
