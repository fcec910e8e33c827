import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createProjector } from '#projector/projector';
import { append, creditNoteIssued, orderConfirmed, orderPlaced, productAdded, stockReceived, toNewEvent } from '#projector/testing/events';
import * as money from '#projector/testing/money-events';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { describe, expect, test } from 'vitest';
import { JWT_SECRET } from '../testing/running-query-api.js';
import { useInstallation } from '../testing/installation.js';
import { until } from '../testing/until.js';

let lastPosition = 0n;
/** The views as the projector has made them, and then damaged in one place. */
const shop = useInstallation(
  async (views) => {
    const { url } = views;
    await migrateEventStore(url);
    const store = openEventStore(url);
    await append(store, 'order-7', orderPlaced({ orderId: '7', method: 'card', shipTo: { city: `s1.${'A'.repeat(60)}` } }));
    await append(store, 'payment-7', money.paymentRequested(), money.paymentCaptured());
    await append(store, 'order-7', orderConfirmed({ orderId: '7' }));
    await append(store, 'order-8', orderPlaced({ orderId: '8', method: 'wallet', shipTo: { name: 'Anna' } }));
    await append(
      store,
      'wallet-c-1',
      money.walletCredited('9', '9', ''),
      money.walletDebited('1', '8', '9'),
      money.walletDebited('2.5', '5.5', '8'),
    );
    await append(store, 'product-MUG', productAdded());
    await append(store, 'stock-MUG', stockReceived());
    await append(store, 'credit-note-C1', creditNoteIssued());
    const odd = { ...toNewEvent(orderConfirmed({ orderId: '9' })), data: { orderId: '9', colour: 1 } };
    await append(store, 'order-9', orderPlaced({ orderId: '9', shipTo: {} }));
    await store.append('order-9', 0, [odd]);
    lastPosition = await append(store, 'order-9', orderConfirmed({ orderId: '9' }));
    await store.close();
    const settings = loadConfig({ EVENT_STORE_URL: url, READ_MODELS_URL: url, JWT_SECRET }, ['EVENT_STORE_URL', 'READ_MODELS_URL']);
    const projector = await createProjector(settings, createLogger('projector', 'silent'));
    await projector.init();
    const behind = `select 1 from projections.generations where state = 'live' and position < ${lastPosition}`;
    await until(async () => !(await views.has(behind)), 60_000);
    await projector.close();
  },
  { KEYS_MISSING: 'accept' },
);

interface StepsBody {
  readonly items: readonly {
    readonly event: { readonly stream: string; readonly type: string; readonly position: string };
    readonly changes: readonly {
      readonly table: string;
      readonly before: Row | null;
      readonly after: Row | null;
      readonly changed: readonly string[];
    }[];
    readonly additions: readonly unknown[];
    readonly fault: string | null;
  }[];
  readonly rows: readonly {
    readonly table: string;
    readonly key: readonly string[];
    readonly folded: Row | null;
    readonly stored: Row | null;
    readonly differing: readonly string[];
  }[];
  readonly next: string | null;
  readonly [name: string]: unknown;
}
type Row = Readonly<Record<string, unknown>>;
const steps = async (name: string, query: string) =>
  (await shop.api.get(`/projections/${name}/steps?${query}`)).body as unknown as StepsBody;

describe('GET /projections/{name}/steps', () => {
  test('tells each event that touches the rows of a stream, with the row before and after it, those of its payment in between', async () => {
    const { items, rows, beside, comparedAt, complete, next } = await steps('orders', 'stream=order-7');
    expect(
      items.map(({ event, changes: [change], fault }) => [
        event.type,
        change?.after?.status,
        change?.after?.payment_status,
        change?.changed,
        fault,
      ]),
    ).toEqual([
      ['OrderPlaced', 'placed', 'pending', expect.arrayContaining(['order_id', 'status', 'lines']), null],
      ['PaymentRequested', 'placed', 'pending', ['position'], null],
      ['PaymentCaptured', 'placed', 'paid', expect.arrayContaining(['payment_status']), null],
      ['OrderConfirmed', 'confirmed', 'paid', expect.arrayContaining(['status', 'revision', 'position']), null],
    ]);
    expect([items[0]?.changes[0]?.before, items[1]?.changes[0]?.before?.status]).toEqual([null, 'placed']);
    expect(rows).toMatchObject([
      { table: 'orders', key: ['7'], folded: { status: 'confirmed' }, stored: { status: 'confirmed' }, differing: [] },
    ]);
    expect([beside, comparedAt, complete, next]).toEqual([['payment-7', 'wallet-c-1', 'customer-c-1'], String(lastPosition), true, null]);
  });

  test.each([
    ['orders', 'order-8'],
    ['payments', 'payment-7'],
    ['wallets', 'wallet-c-1'],
    ['products', 'product-MUG'],
    ['product-search', 'product-MUG'],
    ['stock-levels', 'stock-MUG'],
    ['order-search', 'order-7'],
    ['customers', 'order-8'],
  ])('of %s and %s what today’s code makes is what is stored', async (name, stream) => {
    const { items, rows } = await steps(name, `stream=${stream}`);
    expect(items.length).toBeGreaterThan(0);
    expect(rows.map(({ table, key, differing }) => [table, key, differing])).toEqual(rows.map(({ table, key }) => [table, key, []]));
    if (name !== 'customers') expect(rows.length).toBeGreaterThan(0);
  });

  test('marks where a stored row is another one, or is missing', async () => {
    await shop.views.run(`update read_models.orders_g1 set status = 'placed', total = 3 where order_id = '8'`);
    await shop.views.run(`delete from read_models.stock_levels_g1 where sku = 'MUG'`);
    const [order] = (await steps('orders', 'stream=order-8')).rows;
    expect([order?.differing, order?.folded?.total, order?.stored?.total]).toEqual([['total'], '2.5', '3']);
    const [stock] = (await steps('stock-levels', 'stream=stock-MUG')).rows;
    expect([stock?.stored, stock?.differing]).toEqual([null, expect.arrayContaining(['sku', 'on_hand'])]);
    expect(await shop.views.has(`select 1 from read_models.orders where order_id = '8' and total = 3`)).toBe(true); // Nothing was written.
  });

  test('tells what an event adds to sums', async () => {
    const { items, rows } = await steps('sales', 'stream=credit-note-C1');
    expect([items.map(({ event }) => event.type), rows]).toEqual([['CreditNoteIssued'], []]);
    expect(items[0]?.additions).toContainEqual({
      table: 'sales_by_product',
      key: ['2026-03-06', 'MUG', 'GBP'],
      added: { credited: '7500' },
    });
  });

  test('stops at an event that today’s code cannot fold, and says why; what comes later waits behind it', async () => {
    const { items, rows } = await steps('orders', 'stream=order-9');
    expect(items.map(({ event, changes, fault }) => [event.type, changes.length, fault])).toEqual([
      ['OrderPlaced', 1, null],
      ['OrderConfirmed', 0, expect.stringContaining('OrderConfirmed data')],
      ['OrderConfirmed', 0, 'It waits behind the event that failed.'],
    ]);
    expect(rows).toMatchObject([{ differing: [], stored: { status: 'placed' } }]);
  });

  test('what is sealed stays sealed, and what is not is not shown', async () => {
    const [sealed] = (await steps('orders', 'stream=order-7')).rows;
    expect(sealed?.stored?.ship_to).toEqual({ country: 'France', city: `s1.${'A'.repeat(60)}` });
    const plain = await shop.api.get('/projections/orders/steps?stream=order-8');
    expect(plain.text).not.toContain('Anna');
    expect((plain.body as unknown as StepsBody).rows[0]?.stored?.ship_to).toEqual({ country: 'France', notShown: ['name'] });
  });

  test('goes on page by page', async () => {
    const first = await steps('orders', 'stream=order-7&limit=3');
    const second = await steps('orders', `stream=order-7&limit=3&after=${String(first.next)}`);
    expect([...first.items, ...second.items].map(({ event }) => event.type)).toHaveLength(4);
    expect([second.items.map(({ event }) => event.type), second.next]).toEqual([['OrderConfirmed'], null]);
  });

  test('has nothing to tell of a stream that does not exist, or that does not touch the view', async () => {
    for (const query of ['stream=order-none', 'stream=stock-MUG'])
      expect(await steps('orders', query)).toMatchObject({ items: [], rows: [], next: null, complete: true });
  });

  test.each([
    ['orders', '', 400],
    ['orders', 'stream=$all', 400],
    ['orders', 'stream=order-7&after=x', 400],
    ['orders', 'stream=order-7&from=1', 400],
    ['nothing', 'stream=order-7', 404],
    ['product-index', 'stream=product-MUG', 404],
    ['fulfilment', 'stream=order-7', 404],
  ])('refuses /projections/%s/steps?%s with %i', async (name, query, status) => {
    expect((await shop.api.get(`/projections/${name}/steps?${query}`)).status).toBe(status);
  });

  test('is for administrators and clerks', async () => {
    for (const [role, status] of [
      ['clerk', 200],
      ['warehouse', 403],
      ['customer', 403],
      [undefined, 401],
    ] as const)
      expect((await shop.api.get('/projections/orders/steps?stream=order-7', { role })).status).toBe(status);
  });
});
