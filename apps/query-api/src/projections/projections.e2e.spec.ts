import { migrateEventStore } from '#event-store/postgres/schema';
import { describe, expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';

const shop = useInstallation(async (views) => {
  await views.addGeneration('orders', 2);
  for (const [name, position] of [
    ['products', 9],
    ['stock-levels', 8],
    ['orders', 7],
    ['sales', 9],
    ['customers', 9],
    ['wallets', 9],
    ['payments', 9],
    ['order-search', 9],
    ['product-search', 9],
  ] as const)
    await views.moveTo(name, position);
  await views.run(`update projections.leases set until = now() + interval '1 hour', owner = 'a', lag_events = 2, lag_seconds = 0.5, events_per_second = 120
    where name = 'orders' and generation = 1`);
  await views.run(`insert into projections.parked (name, generation, position, sequence, stream, revision, type, attempts, error_code, error_message, parked_at) values
    ('orders', 1, 5, '536365', 'order-536365', 0, 'OrderPlaced', 6, '22P02', 'invalid input syntax', '2026-01-01T10:00:00Z'),
    ('orders', 1, 7, '536365', 'order-536365', 1, 'OrderCancelled', 0, null, null, '2026-01-01T10:00:01Z'),
    ('orders', 2, 5, '536365', 'order-536365', 0, 'OrderPlaced', 1, '22P02', 'invalid input syntax', '2026-01-01T10:00:00Z')`);
});

describe('GET /projections', () => {
  test('tells how far each generation of every projection is', async () => {
    const answer = await shop.api.get('/projections', { role: 'clerk' });
    expect(answer.status).toBe(200);
    expect(answer.body.items.map((item) => [item.name, item.generation, item.state])).toEqual([
      ['customers', 1, 'live'],
      ['order-search', 1, 'live'],
      ['orders', 1, 'live'],
      ['orders', 2, 'rebuilding'],
      ['payments', 1, 'live'],
      ['product-search', 1, 'live'],
      ['products', 1, 'live'],
      ['sales', 1, 'live'],
      ['stock-levels', 1, 'live'],
      ['wallets', 1, 'live'],
    ]);
    expect(answer.body.items[2]).toEqual({
      name: 'orders',
      kind: 'projection',
      version: 1,
      generation: 1,
      state: 'live',
      detail: null,
      role: 'live',
      followed: true,
      position: '7',
      lagEvents: 2,
      lagSeconds: 0.5,
      eventsPerSecond: 120,
      parked: 2,
      leader: 'a',
      events: 0,
      recordedAt: null,
      swappedAt: null,
    });
    expect(answer.headers.get('event-position')).toBe('7');
  });

  test('tells whether somebody works on it, and where the log ends once that can be read', async () => {
    const before = await shop.api.get('/projections');
    expect(before.body.items.filter(({ followed }) => followed === true)).toMatchObject([{ name: 'orders', generation: 1 }]);
    expect(before.body.head).toBeNull();

    await migrateEventStore(shop.url);
    expect((await shop.api.get('/projections')).body.head).toBe('0');
  });

  test('tells of a process manager beside them', async () => {
    await shop.views.run(
      `insert into projections.generations (name, generation, kind, version, state, position) values ('fulfilment', 1, 'process', 1, 'live', 12)`,
    );
    await shop.views.run(`insert into projections.leases (name, generation) values ('fulfilment', 1)`);
    const { body } = await shop.api.get('/projections');
    const processes = body.items.filter(({ kind }) => kind === 'process');
    expect(processes).toMatchObject([{ name: 'fulfilment', role: 'live', followed: false, position: '12' }]);
  });

  test('is for admins and clerks', async () => {
    for (const [role, status] of [
      ['admin', 200],
      ['importer', 200],
      ['warehouse', 403],
      ['customer', 403],
      [undefined, 401],
    ] as const) {
      expect((await shop.api.get('/projections', { role })).status).toBe(status);
      expect((await shop.api.get('/projections/orders/parked', { role })).status).toBe(status);
    }
  });
});

describe('GET /projections/{name}/parked', () => {
  test('lists what the live generation has parked, in order', async () => {
    const answer = await shop.api.get('/projections/orders/parked');
    expect(answer.body.nextCursor).toBeNull();
    expect(answer.body.items).toEqual([
      {
        position: '5',
        sequence: '536365',
        stream: 'order-536365',
        revision: 0,
        type: 'OrderPlaced',
        attempts: 6,
        errorCode: '22P02',
        errorMessage: 'invalid input syntax',
        parkedAt: '2026-01-01T10:00:00.000Z',
      },
      {
        position: '7',
        sequence: '536365',
        stream: 'order-536365',
        revision: 1,
        type: 'OrderCancelled',
        attempts: 0,
        errorCode: null,
        errorMessage: null,
        parkedAt: '2026-01-01T10:00:01.000Z',
      },
    ]);
    expect(answer.headers.get('event-position')).toBe('7');
  });

  test('goes on page by page', async () => {
    const first = await shop.api.get('/projections/orders/parked?limit=1');
    const second = await shop.api.get(`/projections/orders/parked?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items[0]?.position, second.body.items[0]?.position, second.body.nextCursor]).toEqual(['5', '7', null]);
  });

  test('is empty where nothing is parked', async () => {
    const answer = await shop.api.get('/projections/stock-levels/parked');
    expect([answer.status, answer.body, answer.headers.get('event-position')]).toEqual([200, { items: [], nextCursor: null }, '8']);
  });

  test('knows no other projections', async () => {
    expect((await shop.api.get('/projections/nothing/parked')).status).toBe(404);
  });
});
