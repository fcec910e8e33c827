import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerDecider } from '#domain/customer/customer';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { KeyVault } from '#personal-data/key-vault';
import { isSealed, open } from '#personal-data/sealing';
import { resolveSubscriber } from '#projector/engine/projection-subscriber';
import { migrateReadModels } from '#projector/migrate';
import { views } from '#read-models/views';
import { replay } from '#projector/testing/open-workbench';
import { emptyAggregate, readForward } from '../aggregates/aggregate.js';
import { writeSnapshot } from '../aggregates/snapshot.js';
import { AggregateCommandHandler } from '../handle-command.js';
import { ProcessManagers } from '../processes/process-managers.js';
import { clara, MASTER_KEY, pounds, startCommandApi } from '../testing/command-api.js';
import { emailReleases } from './email-releases.js';
import { erasuresFor } from './testing/erasing.js';
import { logOf, streamOf } from './testing/log-of.js';
import { spilledInto } from './testing/spilled.js';

const silent = pino({ level: 'silent' });
const times = {
  leaseMs: 1_200,
  beatMs: 100,
  idleInTransactionMs: 700,
  consumer: { ...defaultSettings, attempts: 2, backoff: { firstMs: 5, mostMs: 20 } },
};
let api: Awaited<ReturnType<typeof startCommandApi>>;
let post: typeof api.post;
let pool: pg.Pool;
let store: EventStore;
let keys: KeyVault;
let consumers: ConsumerGroup;
let logged = '';

/** Texts that nobody uses but the people of this test; each is looked for everywhere. */
const secrets = {
  name: 'Ottoline Quarrington',
  email: 'ottoline.q@quarrington.example',
  phone: '+44 1632 960961',
  line1: '14 Bramblewick Terrace',
  line2: 'Flat Zinnia',
  city: 'Osmotherleyshire',
  region: 'Wexcombe Riding',
  postalCode: 'ZQ9 8XV',
  newName: 'Ottoline Vavasour',
  newEmail: 'o.vavasour@quarrington.example',
  guest: 'Peregrine Thistlewood',
  guestStreet: '3 Larkspur Mews',
};
const sought = Object.values(secrets);
const { name, email, phone, line1, line2, city, region, postalCode } = secrets;
const address = { line1, line2, city, region, postalCode, country: 'GB' };
const order = (more: object) => ({
  currency: 'GBP',
  lines: [{ sku: 'LAMP', quantity: 1 }],
  shipTo: { country: 'GB' },
  payment: { method: 'on-account' },
  ...more,
});
const placedEarly = order({ orderId: 'o-1', customerId: 'otti', shipTo: { name, ...address } });
const earlyKey = { 'idempotency-key': 'early' };

beforeAll(async () => {
  api = await startCommandApi();
  await migrateReadModels(api.databaseUrl);
  const capture = new Writable({ write: (chunk: Buffer, _encoding, done) => ((logged += chunk.toString()), done()) });
  ({ post } = await api.another(pino({ level: 'trace' }, capture)));
  pool = new pg.Pool({ connectionString: api.databaseUrl, max: 2 });
  // The database is dropped as soon as the pool has let go of its connections, which may still be open then.
  pool.on('connect', (client) => client.on('error', () => undefined));
  store = openEventStore(api.databaseUrl);
  keys = new KeyVault({ url: api.databaseUrl, masterKey: MASTER_KEY }, silent);
  consumers = new ConsumerGroup({
    ...times,
    url: api.databaseUrl,
    kind: 'projection',
    log: new SharedLog(store),
    member: randomUUID(),
    logger: silent,
    resolve: (generation) => resolveSubscriber(views, generation),
  });
  consumers.start();
  expect(await post('/products', { sku: 'LAMP', name: 'Lamp', category: 'lights', price: pounds('9.5') })).toMatchObject({ status: 201 });
  expect(await post('/products/LAMP/publish', {})).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await consumers.stop();
  await Promise.all([pool.end(), store.close(), keys.close()]);
  await api.stop();
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await holds()); await delay(20)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
  }
}
const caughtUp = async () => {
  const head = await store.head();
  await until(`all views at ${head}`, async () => {
    const { rows } = await pool.query<{ behind: string }>(
      `select count(*) as behind from projections.generations where state in ('live', 'retained') and kind = 'projection' and position < $1`,
      [head],
    );
    return rows[0]?.behind === '0';
  });
};
const replayed = (line: string, signal?: AbortSignal) => replay({ url: api.databaseUrl, store }, line, views, signal);

/** A generation that was being filled when its process was killed. */
async function leaveHalfBuilt(name: string): Promise<void> {
  const killed = new AbortController();
  const filling = replayed(`rebuild ${name} --rate 20`, killed.signal).catch(() => undefined);
  await until(`${name} is half built`, async () => {
    const { rowCount } = await pool.query(`select from projections.generations where name = $1 and state = 'rebuilding' and position > 3`, [
      name,
    ]);
    return rowCount === 1;
  });
  killed.abort();
  await filling;
}

describe('personal data', () => {
  it('is nowhere in plain text while the people live: no table, snapshot, generation or log', async () => {
    expect(await post('/customers', { customerId: 'otti', name, email, phone, address })).toMatchObject({ status: 201 });
    expect(await post('/orders', placedEarly, clara, earlyKey)).toMatchObject({ status: 201 });
    expect(
      await post('/orders', order({ orderId: 'o-2', shipTo: { name: secrets.guest, line1: secrets.guestStreet, country: 'GB' } })),
    ).toMatchObject({ status: 201 });
    expect(
      await post('/orders', order({ orderId: 'o-3', customerId: 'only-orders', shipTo: { name, city, country: 'GB' } })),
    ).toMatchObject({ status: 201 });
    expect(await post('/customers/otti/contact', { name: secrets.newName, email: secrets.newEmail })).toMatchObject({ status: 200 });
    // No customer’s stream gets long enough for a snapshot; this is what it would hold.
    const aggregate = emptyAggregate(customerDecider);
    await readForward(store, 'customer-otti', customerDecider, aggregate);
    await store.writeSnapshot('customer-otti', writeSnapshot(customerDecider, aggregate));
    await caughtUp();
    await replayed('rebuild orders');
    await replayed('rebuild customers --no-swap');
    await store.append('customer-poison', 'noStream', [
      {
        id: randomUUID(),
        type: 'CustomerRegistered',
        data: (await streamOf(api.databaseUrl, 'customer-otti'))[0]?.data ?? {},
        metadata: {},
      },
    ]);
    await leaveHalfBuilt('orders');
    await caughtUp();

    const { rows } = await pool.query<{ state: string }>(
      `select distinct state from projections.generations where name in ('orders', 'customers')`,
    );
    expect(rows.map(({ state }) => state).sort()).toEqual(['live', 'ready', 'rebuilding', 'retained']);
    expect((await pool.query('select from projections.parked')).rowCount).toBeGreaterThan(0);
    expect(await spilledInto(pool, sought)).toEqual([]);
    // The search itself finds what is there.
    expect(await spilledInto(pool, ['on-account'])).not.toEqual([]);
  });

  it('is readable with its key, until then', async () => {
    const [placed] = await streamOf(api.databaseUrl, 'order-o-1');
    const { shipTo } = placed?.data as { shipTo: Record<string, string> };
    const key = (await keys.find(['customer-otti'])).get('customer-otti');
    if (key === undefined || key === 'destroyed') throw new Error('no key');
    expect(shipTo.country).toBe('GB');
    for (const [field, text] of Object.entries({ name, line1, line2, city, region, postalCode })) {
      expect(isSealed(String(shipTo[field]))).toBe(true);
      expect(open(key, `shipTo.${field}`, String(shipTo[field]))).toBe(text);
    }
  });

  it('costs no key where only a country is given', async () => {
    expect(await post('/orders', order({ orderId: 'o-4', customerId: 'no-address' }))).toMatchObject({ status: 201 });
    expect(await keys.knows('customer-no-address')).toBe(false);
    expect((await streamOf(api.databaseUrl, 'order-o-4'))[0]?.data.shipTo).toEqual({ country: 'GB' });
  });

  it('is in no log line, whatever fails', async () => {
    await pool.query('alter schema personal_data rename to away');
    for (const [path, body] of [
      ['/customers', { customerId: 'away', name, email, phone, address }],
      ['/customers/otti/contact', { name }],
      ['/orders', order({ customerId: 'otti', shipTo: { name, ...address } })],
    ] as const) {
      const refused = await post(path, body);
      expect(refused).toMatchObject({ status: 503, body: { code: 'personal-data-unavailable' } });
      expect(refused.headers.get('retry-after')).toBe('1');
    }
    const ready = await fetch(`${api.url}/health/ready`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { dependencies: { 'personal-data keys': 'down', 'event-store': 'up' } },
    ]);
    await pool.query('alter schema away rename to personal_data');
    expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
    await post('/customers', { customerId: 'x', name, email: `${email}@`, phone, address });
    await post('/customers', `{"name": "${name}", `);
    await post('/customers', { customerId: 'x', [name]: email });
    await post('/customers', { customerId: 'other', name, email: secrets.newEmail });
    expect(logged).toContain('personal-data-unavailable');
    for (const text of sought) expect(logged.toLowerCase()).not.toContain(text.toLowerCase());
  });
});

describe('after the erasure', () => {
  beforeAll(async () => {
    expect(await post('/customers/otti/erase', { reason: 'asked for' })).toMatchObject({ body: { events: ['CustomerErased'] } });
    expect(await post('/customers/only-orders/erase', { reason: 'asked for' })).toMatchObject({ body: { events: ['CustomerErased'] } });
    expect(await post('/orders/o-2/erase', { reason: 'asked for' })).toMatchObject({ body: { events: ['OrderErased'] } });
    const handler = new AggregateCommandHandler(store, silent);
    const erasures = erasuresFor({ keys, store, logger: silent });
    const managers = new ProcessManagers({
      switched: 'on',
      url: api.databaseUrl,
      log: new SharedLog(store),
      logger: silent,
      managers: [{ subscriber: emailReleases(handler) }, { subscriber: erasures.subscriber }],
      times,
    });
    await managers.start();
    await until('the keys are destroyed', async () =>
      [...(await keys.find(['customer-otti', 'customer-only-orders', 'order-o-2'])).values()].every((key) => key === 'destroyed'),
    );
    await until(
      'both addresses are released',
      async () => (await logOf(api.databaseUrl)).filter(({ type }) => type === 'EmailReleased').length === 2,
    );
    await managers.stop();
    await caughtUp();
  });

  it('no key is left, no plain text anywhere, and the views have let go even of what is sealed', async () => {
    const { rows } = await pool.query(
      `select wrapped from personal_data.keys where subject in ('customer-otti', 'customer-only-orders', 'order-o-2')`,
    );
    expect(rows).toEqual([{ wrapped: null }, { wrapped: null }, { wrapped: null }]);
    expect(await spilledInto(pool, sought)).toEqual([]);
    for (const text of sought) expect(logged.toLowerCase()).not.toContain(text.toLowerCase());
    const { rows: orders } = await pool.query(`select ship_to from read_models.orders where order_id in ('o-1', 'o-2', 'o-3')`);
    expect(JSON.stringify(orders)).not.toContain('s1.');
    const { rows: people } = await pool.query(
      `select customer_id, name, email, phone, address, status from read_models.customers where customer_id in ('otti', 'only-orders')`,
    );
    const gone = { name: null, email: null, phone: null, address: null, status: 'erased' };
    expect(people).toEqual(
      expect.arrayContaining([
        { customer_id: 'otti', ...gone },
        { customer_id: 'only-orders', ...gone },
      ]),
    );
  });

  it('every event still decodes', async () => {
    for (const { type, data, metadata, stream } of await logOf(api.databaseUrl)) {
      if (stream === 'customer-poison') continue;
      expect(eventCatalogue.decode(type, data, metadata).event.type).toBe(type);
    }
  });

  it('a rebuild makes the same views, and brings nothing back', async () => {
    for (const view of ['orders', 'sales']) expect(await replayed(`rebuild ${view} --verify`)).toMatchObject({ exitCode: 0 });
    expect(await spilledInto(pool, sought)).toEqual([]);
  });

  it('nothing new is taken for the erased, but a repeat gets its first answer', async () => {
    const repeat = await post('/orders', placedEarly, clara, earlyKey);
    expect(repeat).toMatchObject({ status: 201, body: { id: 'o-1', events: ['OrderPlaced'] } });
    expect(repeat.headers.get('idempotent-replayed')).toBe('true');
    expect(await post('/orders', order({ customerId: 'otti', shipTo: { name, country: 'GB' } }))).toMatchObject({
      status: 409,
      body: { code: 'customer-erased' },
    });
    expect(await post('/orders', order({ ...placedEarly }))).toMatchObject({ status: 409, body: { code: 'order-exists' } });
    expect(await post('/orders', order({ customerId: 'otti' }))).toMatchObject({ status: 201 });
    expect(await post('/customers/otti/contact', { name })).toMatchObject({ status: 409, body: { code: 'customer-erased' } });
    expect(await post('/customers', { customerId: 'otti', name, email })).toMatchObject({ status: 409, body: { code: 'customer-erased' } });
    expect(await post('/customers', { customerId: 'heir', name: 'Heir', email: secrets.newEmail })).toMatchObject({ status: 201 });
  });

  it('erasing again changes nothing', async () => {
    for (const path of ['/customers/otti/erase', '/customers/only-orders/erase', '/orders/o-2/erase']) {
      expect(await post(path, { reason: 'again' })).toMatchObject({ status: 200, body: { events: [] } });
    }
  });
});

describe('an order is erased', () => {
  it('by a clerk, and only where it has no customer', async () => {
    expect(await post('/orders/o-1/erase', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'order-has-customer' } });
    expect(await post('/orders/nothing/erase', { reason: 'x' })).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
    expect(await post('/orders/o-2/erase', {})).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    expect(await post('/orders/o-2/erase', { reason: 'x' }, { role: 'customer', subject: 'otti' })).toMatchObject({ status: 403 });
  });
});
