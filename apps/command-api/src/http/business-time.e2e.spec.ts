import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { TIME_PATTERN } from '#platform/fields/calendar';
import { clara, ivan, pounds, startCommandApi, token, walter } from '../testing/command-api.js';
import { paymentProvider } from '../testing/payment-provider.js';

let api: Awaited<ReturnType<typeof startCommandApi>>;
let store: PostgresEventStore;
/** Every address of a command, as the API itself describes it. */
let commands: readonly { readonly path: string; readonly fields: Readonly<Record<string, unknown>> }[];

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly paths: Readonly<Record<string, { post?: { requestBody?: { content: Record<string, { schema: Schema }> } } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

beforeAll(async () => {
  api = await startCommandApi();
  store = new PostgresEventStore({ url: api.databaseUrl });
  const { paths, components } = (await (await fetch(`${api.url}/openapi.json`)).json()) as Document;
  const fieldsOf = ({ $ref, properties }: Schema = {}) =>
    ($ref === undefined ? properties : components.schemas[$ref.split('/').at(-1) ?? '']?.properties) ?? {};
  commands = Object.entries(paths).flatMap(([path, { post }]) =>
    post === undefined || /batch|provider-events/.test(path)
      ? []
      : [{ path: path.replace(/\{\w+\}/, 'X-1'), fields: fieldsOf(post.requestBody?.content['application/json']?.schema) }],
  );
});
afterAll(async () => {
  await store.close();
  await api.stop();
});

const may = (path: string) => (/^\/stock|ship$|deliver$/.test(path) ? walter : clara);
const told = (month: string) => `2010-${month}-03T10:30:00Z`;
const stored = (month: string) => `2010-${month}-03T10:30:00.000Z`;

/** The last event of a stream. */
async function lastOf(stream: string) {
  let last: { type: string; data: unknown; metadata: unknown } | undefined;
  for await (const batch of store.readStream(stream)) last = batch.at(-1) ?? last;
  if (last === undefined) throw new Error(`${stream} is empty`);
  return { type: last.type, data: last.data as Record<string, unknown>, metadata: last.metadata as Record<string, unknown> };
}

describe('the business time of a command', () => {
  it('is described by every command', () => {
    expect(commands.length).toBeGreaterThan(20);
    for (const { path, fields } of commands)
      expect([path, fields.occurredAt]).toEqual([path, expect.objectContaining({ pattern: TIME_PATTERN })]);
  });

  it('is an importer’s to say, whatever else is wrong with the command', async () => {
    for (const { path } of commands)
      expect([path, (await api.post(path, { occurredAt: told('12') }, may(path))).body]).toMatchObject([
        path,
        { status: 403, code: 'occurred-at-forbidden', errors: [{ path: 'occurredAt' }] },
      ]);
  });

  it.each(['0000-12-01T08:26:00Z', '2010-12-01', '2010-12-01T08:26:00+01:00', '10000-01-01T00:00:00Z', null, 7, ['2010-12-01T08:26:00Z']])(
    'is never %s',
    async (occurredAt) => {
      for (const { path } of commands)
        expect([path, (await api.post(path, { occurredAt }, ivan)).body]).toMatchObject([
          path,
          { status: 400, errors: [{ path: 'occurredAt' }] },
        ]);
    },
  );

  it('is not that of a provider’s event, whoever brings it', async () => {
    const event = { id: 'e-1', type: 'captured', amount: pounds('1'), occurredAt: told('12') };
    for (const bringing of [clara, ivan]) {
      const authorization = `Bearer ${await token(bringing)}`;
      expect((await paymentProvider(api.url)('nowhere', event, { authorization })).body).toMatchObject({ status: 404 });
    }
  });

  it('may be of any year from 1 to 9999', async () => {
    for (const year of ['0001', '9999']) {
      const note = { creditNoteId: `C-${year}`, currency: 'GBP', lines: [{ sku: 'A', quantity: 1, unitPrice: pounds('1') }], reason: 'x' };
      const { status } = await api.post('/credit-notes', { ...note, occurredAt: `${year}-06-01T00:00:00Z` }, ivan);
      expect([year, status, (await lastOf(`credit-note-C-${year}`)).data.issuedAt]).toEqual([year, 201, `${year}-06-01T00:00:00.000Z`]);
    }
  });
});

describe('an imported history', () => {
  const order = {
    orderId: 'O-1',
    currency: 'GBP',
    lines: [{ sku: 'LANTERN', quantity: 2 }],
    shipTo: { country: 'GB' },
    payment: { method: 'on-account' },
  };
  const product = { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: pounds('3') };
  const amount = { amount: pounds('9'), reference: 'gift' };
  const contact = { customerId: 'anna', name: 'Anna', email: 'anna@example.com' };
  const note = { creditNoteId: 'C-1', currency: 'GBP', lines: [{ sku: 'LANTERN', quantity: 1, unitPrice: pounds('1') }], reason: 'x' };

  it.each([
    ['/products', product, 'product-LANTERN', 'ProductAdded', undefined],
    ['/products/LANTERN/revise', { name: 'White lantern' }, 'product-LANTERN', 'ProductRevised', undefined],
    ['/products/LANTERN/price', { price: pounds('4') }, 'product-LANTERN', 'ProductPriceChanged', undefined],
    ['/products/LANTERN/publish', {}, 'product-LANTERN', 'ProductPublished', undefined],
    ['/stock/LANTERN/receive', { quantity: 9 }, 'stock-LANTERN', 'StockReceived', undefined],
    ['/stock/LANTERN/adjust', { delta: -1, reason: 'count' }, 'stock-LANTERN', 'StockAdjusted', undefined],
    ['/wallets/anna/credit', amount, 'wallet-anna', 'WalletCredited', undefined],
    ['/wallets/anna/debit', amount, 'wallet-anna', 'WalletDebited', undefined],
    ['/customers', contact, 'customer-anna', 'CustomerRegistered', 'registeredAt'],
    ['/customers/anna/contact', { name: 'Anna Lang' }, 'customer-anna', 'ContactDetailsChanged', 'changedAt'],
    ['/customers/anna/erase', { reason: 'asked' }, 'customer-anna', 'CustomerErased', 'erasedAt'],
    ['/orders', order, 'order-O-1', 'OrderPlaced', 'placedAt'],
    ['/orders/O-1/hold', { reason: 'to check' }, 'order-O-1', 'OrderHeld', 'heldAt'],
    ['/orders/O-1/release', {}, 'order-O-1', 'OrderReleased', 'releasedAt'],
    ['/orders/O-1/erase', { reason: 'asked' }, 'order-O-1', 'OrderErased', 'erasedAt'],
    ['/orders/O-1/cancel', { reason: 'late' }, 'order-O-1', 'OrderCancelled', 'cancelledAt'],
    ['/products/LANTERN/discontinue', { reason: 'old' }, 'product-LANTERN', 'ProductDiscontinued', undefined],
    ['/credit-notes', note, 'credit-note-C-1', 'CreditNoteIssued', 'issuedAt'],
  ])('%s is of its own time', async (path, body, stream, type, field) => {
    const answer = await api.post(path, { ...body, occurredAt: told('11') }, ivan);
    expect([path, answer.body.events]).toEqual([path, [type]]);
    const { data, metadata } = await lastOf(stream);
    expect(metadata).toMatchObject({ occurredAt: stored('11'), imported: true });
    if (field !== undefined) expect(data[field]).toBe(stored('11'));
    expect(Object.keys(data)).not.toContain('occurredAt');
  });

  it('is told by an importer only: what others do is of the present', async () => {
    const before = new Date().toISOString();
    await api.post('/stock/KETTLE/receive', { quantity: 1 }, ivan);
    const { metadata } = await lastOf('stock-KETTLE');
    expect((metadata.occurredAt as string) >= before).toBe(true);
    expect(metadata).not.toHaveProperty('imported');
  });

  it('repeated under its key is told once; at another time it is another request', async () => {
    const post = (occurredAt: object) => api.post('/stock/POT/receive', { quantity: 1, ...occurredAt }, ivan, { 'idempotency-key': 'r' });
    const first = await post({ occurredAt: told('11') });
    const again = await post({ occurredAt: told('11') });
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
    for (const other of [{ occurredAt: told('12') }, {}]) expect((await post(other)).status).toBe(422);
  });

  it('goes in by batches, too', async () => {
    const send = async (as: typeof ivan) => {
      const lines = [
        { path: '/stock/JUG/receive', body: { quantity: 1, occurredAt: told('10') } },
        { path: '/stock/JUG/receive', body: { quantity: 1, occurredAt: '0000-10-03T10:30:00Z' } },
      ];
      const response = await fetch(`${api.url}/batch`, {
        method: 'POST',
        body: lines.map((line) => JSON.stringify(line)).join('\n'),
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(as)}` },
      });
      return (await response.text())
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { status: number }).status);
    };
    expect(await send(walter)).toEqual([403, 403]);
    expect(await send(ivan)).toEqual([200, 400]);
    expect((await lastOf('stock-JUG')).metadata).toMatchObject({ occurredAt: stored('10') });
  });
});
