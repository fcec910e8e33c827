import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandClient } from './command-client.js';
import { PatientHttp } from './patient-http.js';
import { Report } from './report.js';
import { gatherRetailData } from './retail-data.js';
import { sendCommands } from './send-commands.js';
import { Tally } from './tally.js';
import { problem, type ReceivedRequest, type Script, type ScriptedApi, startScriptedApi } from './testing/scripted-api.js';

const hurried = { patienceMs: 2_000, firstMs: 1, mostMs: 5, tryMs: 1_000 };
const tokens = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: () => undefined };

const skus = Array.from({ length: 20 }, (_, index) => `sku-${index}`);
const rows = [
  ...skus.flatMap((sku, index) => [
    [`${1000 + index}`, sku, 'Lamp', '6', '2010-12-01 08:26:00', '2.50', index % 2 ? '17850' : '', 'United Kingdom'],
    [`${1000 + index}`, sku, 'Lamp', '1', '2010-12-01 08:26:00', '2.75', index % 2 ? '17850' : '', 'United Kingdom'],
  ]),
  ['C2000', 'sku-1', 'Lamp', '-2', '2010-12-02 10:00:00', '2.50', '', 'EIRE'],
].map((fields, index) => ({ line: index + 2, fields }));

/** An answer as the command API gives it; positions rise with every request. */
const accept = (count: number, replayed = false) => ({
  status: 201,
  headers: {
    'event-position': String(count),
    location: 'http://127.0.0.1:4001/orders/1',
    ...(replayed && { 'idempotent-replayed': 'true' }),
  },
  json: { id: 'x', revision: 0, position: String(count), events: ['Something'] },
});

describe('sending the commands of a file', () => {
  let folder: string;
  let api: ScriptedApi;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'orderline-import-'));
  });
  afterEach(async () => {
    await api[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  async function send(script: Script, concurrency = 8) {
    api = await startScriptedApi(script);
    const http = new PatientHttp({ name: 'command API', url: api.url, tokens, retries: hurried, onTrouble: () => undefined });
    const client = new CommandClient(http);
    const tally = new Tally();
    const file = path.join(folder, 'report.ndjson');
    const { signal } = new AbortController();
    {
      using report = new Report(file);
      await sendCommands(await gatherRetailData(rows), { client, concurrency, tally, report, progress: silent, signal });
    }
    const report = (await readFile(file, 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { client, tally, report };
  }

  const received = (test: (request: ReceivedRequest) => boolean) => api.received.filter(test).map(({ body }) => JSON.parse(body) as object);

  it('sends products, stock, orders and credit notes, each with a key of its own', async () => {
    const { client, tally } = await send((_request, count) => accept(count));

    const kinds = api.received.map(({ path }) => (path.startsWith('/products') ? 'products' : path.startsWith('/stock') ? 'stock' : path));
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1])).toEqual(['products', 'stock', '/orders', '/credit-notes']);
    expect(new Set(api.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(20 + 20 + 20 + 20 + 1);
    for (const sku of skus) {
      const added = api.received.findIndex(({ path, body }) => path === '/products' && body.includes(`"${sku}"`));
      const published = api.received.findIndex(({ path }) => path === `/products/${sku}/publish`);
      expect(added).toBeLessThan(published);
    }
    expect(tally.of('PlaceOrder')).toEqual({ new: 20, 'already-there': 0, refused: 0 });
    expect(tally.acknowledged).toHaveLength(21);
    expect(client.furthestPosition).toBe(81n);
    expect(client.queryApiUrl).toBe('http://127.0.0.1:4001');
  });

  it('spells the bodies as the API wants them', async () => {
    await send((_request, count) => accept(count));

    expect(received(({ path }) => path === '/products')).toContainEqual({
      sku: 'sku-0',
      name: 'Lamp',
      category: 'online-retail',
      price: { amount: '2.5', currency: 'GBP' },
    });
    expect(received(({ path }) => path === '/stock/sku-0/receive')).toEqual([{ quantity: 7, reference: 'online-retail' }]);
    const line = (quantity: number, amount: string) => ({ sku: 'sku-0', quantity, unitPrice: { amount, currency: 'GBP' } });
    expect(received(({ path }) => path === '/orders')).toContainEqual({
      orderId: '1000',
      currency: 'GBP',
      lines: [line(6, '2.5'), line(1, '2.75')],
      shipTo: { country: 'United Kingdom' },
      payment: { method: 'on-account' },
      occurredAt: '2010-12-01T08:26:00.000Z',
    });
    expect(received(({ path }) => path === '/orders')).toContainEqual(expect.objectContaining({ orderId: '1001', customerId: '17850' }));
    expect(received(({ path }) => path === '/credit-notes')).toEqual([
      {
        creditNoteId: 'C2000',
        currency: 'GBP',
        lines: [{ sku: 'sku-1', quantity: 2, unitPrice: { amount: '2.5', currency: 'GBP' } }],
        country: 'EIRE',
        reason: 'Cancelled lines of invoice C2000',
        occurredAt: '2010-12-02T10:00:00.000Z',
      },
    ]);
  });

  it('has orders decided on nothing older than the last product', async () => {
    await send((_request, count) => accept(count));

    const asked = api.received.map(({ path, headers }) => [path, headers['min-event-position']] as const);
    expect(new Set(asked.filter(([path]) => path === '/orders').map(([, position]) => position))).toEqual(new Set(['40']));
    expect(asked.filter(([path, position]) => path !== '/orders' && position !== undefined)).toEqual([]);
  });

  it('repeats the same requests in a second run and counts what was there', async () => {
    await send((_request, count) => accept(count));
    const keyed = () => api.received.map(({ path, body, headers }) => [path, headers['idempotency-key'], body].join(' ')).sort();
    const first = keyed();
    await api[Symbol.asyncDispose]();

    const { tally } = await send((_request, count) => accept(count, true));

    expect(keyed()).toEqual(first);
    expect(tally.of('PlaceOrder')).toEqual({ new: 0, 'already-there': 20, refused: 0 });
    expect(tally.acknowledged).toHaveLength(21);
  });

  it('reports what the API refuses, with the lines concerned, and goes on', async () => {
    const { tally, report } = await send(({ path, body }, count) => {
      if (body.includes('"orderId":"1003"')) return problem(409, 'product-not-sold', 'Not for sale: sku-3.');
      return path === '/products' && body.includes('"sku-5"') ? problem(422, 'idempotency-key-reused') : accept(count);
    });

    expect(tally.refusedCommands).toBe(2);
    expect(tally.of('PublishProduct')).toMatchObject({ new: 19 });
    expect(tally.acknowledged.some(({ id }) => id === '1003')).toBe(false);
    expect(report).toEqual([
      expect.objectContaining({
        kind: 'command',
        command: 'AddProduct',
        id: 'sku-5',
        status: 422,
        code: 'idempotency-key-reused',
        lines: [],
      }),
      expect.objectContaining({ command: 'PlaceOrder', id: '1003', status: 409, detail: 'Not for sale: sku-3.', lines: [8, 9] }),
    ]);
  });

  it('begins no further command after one failed for good', async () => {
    const script: Script = ({ path }, count) => (path === '/stock/sku-4/receive' ? problem(401, 'unauthenticated') : accept(count));

    await expect(send(script, 2)).rejects.toThrow(/does not accept the token/);
    expect(api.received.filter(({ path }) => path.startsWith('/stock')).length).toBeLessThan(10);
    expect(received(({ path }) => path === '/orders')).toEqual([]);
  });
});
