import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { registerProcess } from '#subscriptions/register-process';
import { Session } from '#subscriptions/session';
import { migrateProcesses } from '../processes/process-managers.js';
import { type Answer, clara, type Cast, pounds, startCommandApi, token, walter } from '../testing/command-api.js';
import { paymentProvider } from '../testing/payment-provider.js';
import { ExchangedLog } from './testing/exchanged-log.js';

/** Without a follower that moves: what the command API finds out it finds out by itself, from what it remembers or from a checkpoint that is put there. */
let api: Awaited<ReturnType<typeof startCommandApi>>;
let log: ExchangedLog;
let provide: ReturnType<typeof paymentProvider>;
beforeAll(async () => {
  api = await startCommandApi();
  log = new ExchangedLog(api.databaseUrl);
  provide = paymentProvider(api.url);
  await migrateProcesses(api.databaseUrl);
  const session = await Session.open({ url: api.databaseUrl, name: 'setup', idleInTransactionMs: 5_000 });
  for (const name of ['fulfilment', 'dunning']) await registerProcess(session, name, 1);
  await session.close();
});
afterAll(async () => {
  await log[Symbol.asyncDispose]();
  await api.stop();
});

const receive = (sku: string, quantity = 1, headers: Record<string, string> = {}) =>
  api.post(`/stock/${sku}/receive`, { quantity }, walter, headers);
const adjust = (sku: string, delta: number, headers: Record<string, string> = {}) =>
  api.post(`/stock/${sku}/adjust`, { delta, reason: 'count' }, walter, headers);
const ready = async (): Promise<{ status: number; problems?: Record<string, string> }> => {
  const response = await fetch(`${api.url}/health/ready`);
  return { ...((await response.json()) as object), status: response.status };
};
const codeOf = ({ status, body }: Answer) => (status < 300 ? status : `${status} ${String(body.code)}`);
const isOpen = () => vi.waitFor(async () => expect((await ready()).status).toBe(200), { timeout: 10_000, interval: 20 });
const isClosed = () => vi.waitFor(async () => expect((await ready()).status).toBe(503), { timeout: 10_000, interval: 20 });
const length = async (stream: string) =>
  Number((await log.query<string>('select count(*) from event_store.events where stream = $1', [stream]))[0]);

/** As a follower leaves it that has read the whole log. */
const read = async (name: string): Promise<void> => {
  await log.query(
    `update projections.generations g set position = e.position, marker = e.id, marker_position = e.position
     from (select position, id from event_store.events order by position desc limit 1) e where g.name = $1`,
    [name],
  );
};
const readNothing = (name: string) => log.query(`update projections.generations set position = 0, marker = null where name = $1`, [name]);

let number = 0;
let sku: string;
beforeEach(async () => {
  sku = `SKU-${++number}`;
  await isOpen();
});

describe('Given a log that was taken back under a command API that remembers it', () => {
  it('what a client asks for is not answered from the lost time, and goes on where nobody else has read what is lost', async () => {
    await receive(sku, 10);
    const kept = await log.head();
    await adjust(sku, -8, { 'idempotency-key': 'k-1' });
    await log.takeBack(kept, 3);
    const repeat = () => adjust(sku, -8, { 'idempotency-key': 'k-1' });
    let answer = await repeat();
    // Unless the process has found out by itself already.
    if (answer.status !== 200) {
      expect(codeOf(answer)).toBe('503 log-changed');
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      await isOpen();
      answer = await repeat();
    }
    expect([answer.status, answer.body.revision, answer.headers.get('idempotent-replayed')]).toEqual([200, 1, null]);
    expect(await length(`stock-${sku}`)).toBe(2);
  });

  it('it finds out by itself while nobody asks it for anything', async () => {
    await receive(sku, 10);
    await read('fulfilment');
    await receive(sku);
    const kept = await log.head();
    await receive(sku);
    await log.takeBack(kept, 9);
    // The only checkpoint agrees, so nobody but the process itself could say so: it begins anew, and no client is troubled.
    await vi.waitFor(async () => expect(codeOf(await adjust(sku, -12))).toBe('409 stock-insufficient'), { timeout: 10_000, interval: 200 });
    await readNothing('fulfilment');
  });

  it('an order is not placed with the products of the lost time', async () => {
    const price = (amount: string) => api.post(`/products/${sku}/price`, { price: pounds(amount) });
    await api.post('/products', { sku, name: 'Mug', category: 'kitchen', price: pounds('1') });
    await api.post(`/products/${sku}/publish`, {});
    const kept = await log.head();
    const { body } = await price('2');
    const order = { currency: 'GBP', lines: [{ sku, quantity: 1 }], shipTo: { country: 'GB' }, payment: { method: 'on-account' } };
    expect(codeOf(await api.post('/orders', order, clara, { 'min-event-position': String(body.position) }))).toBe(201);
    await log.takeBack(kept, 9);
    const place = () => api.post('/orders', { orderId: `o-${sku}`, ...order });
    await vi.waitFor(async () => expect(codeOf(await place())).toBe(201), { timeout: 10_000, interval: 20 });
    const [placed] = await log.query<{ lines: { unitPrice: unknown }[] }>(`select data from event_store.events where stream = $1`, [
      `order-o-${sku}`,
    ]);
    expect(placed?.lines[0]?.unitPrice).toEqual(pounds('1'));
  });
});

describe('Given a checkpoint that has read what is not in the log', () => {
  const everything: readonly (readonly [string, string, unknown, Cast])[] = [
    ['a command', '/stock/MUG/receive', { quantity: 1 }, walter],
    [
      'an order',
      '/orders',
      {
        currency: 'GBP',
        lines: [{ sku: 'MUG', quantity: 1, unitPrice: pounds('1') }],
        shipTo: { country: 'GB' },
        payment: { method: 'on-account' },
      },
      clara,
    ],
    ['a customer', '/customers', { name: 'Ann', email: 'ann@example.com' }, clara],
    ['an erasure', '/customers/c-1/erase', { reason: 'asked for' }, clara],
    [
      'a credit note',
      '/credit-notes',
      { currency: 'GBP', lines: [{ sku: 'MUG', quantity: 1, unitPrice: pounds('1') }], reason: 'late' },
      clara,
    ],
    ['a refund', '/payments/7/refund', { amount: pounds('1'), reason: 'late' }, clara],
    ['a wallet', '/wallets/c-1/credit', { amount: pounds('1'), reference: 'gift' }, clara],
  ];

  it('every command is refused, lines of a batch and what the payment provider reports too, until that log is back', async () => {
    await receive(sku);
    const kept = await log.head();
    await receive(sku);
    await read('fulfilment');
    await log.takeBack(kept, 5);
    await isClosed();
    const end = await log.head();
    for (const [what, path, body, cast] of everything)
      expect([what, codeOf(await api.post(path, body, cast))]).toEqual([what, '503 log-changed']);
    const event = { id: 'evt-1', type: 'captured', amount: pounds('1'), occurredAt: new Date().toISOString() };
    expect(codeOf(await provide('7', event))).toBe('503 log-changed');
    const lines = [`{"path":"/stock/MUG/receive","body":{"quantity":1}}`, `{"path":"/stock/MUG/adjust","body":{"delta":1,"reason":"x"}}`];
    const answers = await batch(lines);
    expect(answers.map(({ line, status, code }) => [line, status, code])).toEqual([
      [1, 503, 'log-changed'],
      [2, 503, 'log-changed'],
    ]);
    expect((await ready()).problems?.['same log']).toMatch(/The log has changed.*It was read by fulfilment/);
    expect(await log.head()).toBe(end);
    expect(await log.query(`select count(*)::integer from personal_data.keys`)).toEqual([0]);

    await log.putBack(kept);
    await isOpen();
    expect(codeOf(await receive(sku))).toBe(200);
    expect(await length(`stock-${sku}`)).toBe(3);
    await readNothing('fulfilment');
  });

  it('an API that starts takes no command before it has found that out, and none after', async () => {
    await receive(sku);
    await read('fulfilment');
    const kept = (await log.head()) - 1n;
    await log.takeBack(kept, 5);
    const other = await api.another();
    expect(codeOf(await other.post(`/stock/${sku}/receive`, { quantity: 1 }, walter))).toBe('503 log-changed');
    await log.putBack(kept);
    await vi.waitFor(async () => expect(codeOf(await other.post(`/stock/${sku}/receive`, { quantity: 1 }, walter))).toBe(200), {
      timeout: 10_000,
      interval: 100,
    });
    await readNothing('fulfilment');
  });

  it('one of a process that this version does not know keeps nobody from anything, and neither does an older one that agrees', async () => {
    await receive(sku);
    await read('fulfilment');
    await receive(sku);
    await read('dunning');
    const kept = (await log.head()) - 1n;
    await log.takeBack(kept, 5);
    const other = await api.another();
    expect(codeOf(await other.post(`/stock/${sku}/receive`, { quantity: 1 }, walter))).toBe(200);
    await readNothing('dunning');
    await readNothing('fulfilment');
  });
});

describe('Given tables of the checkpoints that cannot be read', () => {
  it('at the start, no command is taken, readiness says why, and it goes on by itself; later, commands are taken', async () => {
    await log.query('alter table projections.marks rename to marks_away');
    const other = await api.another();
    expect(codeOf(await other.post(`/stock/${sku}/receive`, { quantity: 1 }, walter))).toBe('503 read-models-unavailable');
    const unready = (await (await fetch(`${other.url}/health/ready`)).json()) as { problems: Record<string, string> };
    expect(unready.problems['same log']).toContain('The checkpoints cannot be read (42P01)');
    expect(codeOf(await receive(sku))).toBe(200);

    await log.query('alter table projections.marks_away rename to marks');
    await vi.waitFor(async () => expect(codeOf(await other.post(`/stock/${sku}/receive`, { quantity: 1 }, walter))).toBe(200), {
      timeout: 10_000,
      interval: 50,
    });
  });
});

async function batch(lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const response = await fetch(`${api.url}/batch`, {
    method: 'POST',
    body: lines.join('\n'),
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await token(walter)}` },
  });
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
