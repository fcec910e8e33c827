import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test, vi } from 'vitest';
import { Registry } from 'prom-client';
import { testGuards } from './testing/guards.js';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';

const [anna, bert] = ['127.0.0.2', '127.0.0.3'];
const body = head('POST /things', { 'Content-Type': 'application/json', 'Content-Length': 100 });
const lines = head('POST /lines', { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' });

async function start(maxInFlight = 100) {
  const { app, url, gate } = await startSmallApplication({ maxInFlight });
  const registry = app.get<Registry>(Registry);
  const taken = async (kind: string) => new RegExp(`taken\\{kind="${kind}"\\} (\\d+)`).exec(await registry.metrics())?.[1];
  const inFlight = async () => /^orderline_http_in_flight (\d+)/m.exec(await registry.metrics())?.[1];
  /** Sends it so many times, each on a connection of its own. */
  const send = (from: string | undefined, count: number, request: string) =>
    Promise.all(Array.from({ length: count }, async () => (await RawClient.connect(url, from)).write(request)));
  const statusOf = async (from: string | undefined, request: string) => {
    const [client] = await send(from, 1, request);
    await expect.poll(() => client?.status, { timeout: 5_000 }).toBeDefined();
    client?.end();
    return client?.status;
  };
  return { gate, send, statusOf, taken, inFlight };
}

const whole = `${head('POST /things', { 'Content-Type': 'application/json', 'Content-Length': 2 })}{}`;

test('one caller’s bodies that never come leave room for others', async () => {
  const { send, statusOf, taken } = await start(10);
  const bodies = await send(anna, 1_050, body);
  await expect.poll(() => bodies.filter(({ status }) => status === 429).length, { timeout: 20_000 }).toBe(1_050 - 64);

  expect(await taken('bodies')).toBe('64');
  expect(await statusOf(anna, whole)).toBe(429);
  expect(await statusOf(bert, whole)).toBe(200);
  expect(await statusOf(anna, head('GET /things/1'))).toBe(200);

  const refused = bodies.find(({ status }) => status === 429);
  expect(refused?.problem).toMatchObject({ code: 'too-many-requests', detail: expect.stringContaining('64 bodies') as string });
  expect(refused?.received).toMatch(/retry-after: 1\r\n/i);

  for (const client of bodies) client.end();
  await expect.poll(() => taken('bodies')).toBe('0');
  expect(await statusOf(anna, whole)).toBe(200);
});

test('all callers’ bodies together are as many as the process takes', async () => {
  const { send, statusOf, taken } = await start();
  const all = await Promise.all(Array.from({ length: 8 }, (_, index) => send(`127.0.1.${index + 1}`, 64, body)));
  await expect.poll(() => taken('bodies'), { timeout: 20_000 }).toBe('512');

  expect(await statusOf(bert, whole)).toBe(503);
  expect(await statusOf(bert, head('GET /page'))).toBe(200);
  for (const client of all.flat()) client.end();
});

test.each([
  ['waits', head('GET /wait'), 20, 500],
  ['streams', head('GET /listen'), 20, 300],
  ['batches', lines, 4, 32],
])('%s: one’s own past its places is 429, past the process’s 503, and others are answered', async (kind, request, own, all) => {
  const { gate, send, statusOf, taken, inFlight } = await start(10);
  const first = await send(anna, own + 1, request);
  await expect.poll(() => first.filter(({ status }) => status === 429).length, { timeout: 20_000 }).toBe(1);
  expect(await taken(kind)).toBe(String(own));
  expect(await statusOf(bert, head('GET /things/1'))).toBe(200);

  const others = Array.from({ length: all / own - 1 }, (_, index) => send(`127.0.1.${index + 1}`, own, request));
  const clients = [first, ...(await Promise.all(others))].flat();
  await expect.poll(() => taken(kind), { timeout: 20_000 }).toBe(String(all));
  expect(await statusOf(bert, request)).toBe(503);
  expect(await statusOf(bert, whole)).toBe(200);
  expect(await inFlight()).toBe('0');

  gate.open();
  for (const client of clients) client.end();
  await expect.poll(async () => [await taken(kind), await inFlight()], { timeout: 20_000 }).toEqual(['0', '0']);
});

test('work past what the process takes is 503, to whoever has taken most of it 429; pages are answered', async () => {
  const { gate, send, statusOf, inFlight } = await start(10);
  const working = [...(await send(anna, 5, head('GET /work'))), ...(await send('127.0.1.1', 4, head('GET /work')))];
  await expect.poll(inFlight).toBe('9');
  working.push(...(await send('127.0.1.2', 1, head('GET /work'))));
  await expect.poll(inFlight).toBe('10');

  expect(await statusOf(anna, head('GET /wait'))).toBe(429);
  expect(await statusOf(anna, whole)).toBe(429);
  expect(await statusOf('127.0.1.1', head('GET /wait'))).toBe(503);

  expect(await statusOf(bert, head('GET /things/1'))).toBe(503);
  expect(await statusOf(bert, whole)).toBe(503);
  expect(await statusOf(bert, head('GET /page'))).toBe(200);
  expect(await statusOf(bert, head('GET /health/live'))).toBe(200);

  gate.open();
  await expect.poll(() => working.every(({ status }) => status === 200)).toBe(true);
  await expect.poll(inFlight).toBe('0');
  expect(await statusOf(bert, whole)).toBe(200);
  for (const client of working) client.end();
});

test('a client that leaves gives back what it held', async () => {
  const { send, taken, inFlight } = await start();
  const clients = await Promise.all([
    send(anna, 5, head('GET /work')),
    send(anna, 5, head('GET /wait')),
    send(anna, 5, head('GET /listen')),
  ]);
  await expect.poll(async () => [await inFlight(), await taken('waits'), await taken('streams')]).toEqual(['5', '5', '5']);

  for (const client of clients.flat()) client.end();

  await expect.poll(async () => [await inFlight(), await taken('waits'), await taken('streams')]).toEqual(['0', '0', '0']);
});

test.each([
  ['bodies', 'POST /things', { 'Content-Type': 'application/json', 'Content-Length': 100 }],
  ['batches', 'POST /lines', { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' }],
  ['streams', 'GET /listen', {}],
  ['waits', 'GET /wait', {}],
])('whoever hangs up while his token is looked at keeps none of the %s', async (kind, line, headers) => {
  const looked = Promise.withResolvers<void>();
  let asked = 0;
  const guards = testGuards({ RATE_LIMIT_ANONYMOUS: '0' });
  vi.spyOn(guards.verifier, 'principal').mockImplementation(async () => {
    asked++;
    await looked.promise;
    return { role: 'clerk', subject: 'anna', acts: new Set(['clerk']) };
  });
  const { app, url } = await startSmallApplication({ guards });
  const client = await RawClient.connect(url);
  client.write(head(line, { ...headers, Authorization: 'Bearer slow' }));
  await expect.poll(() => asked).toBe(1);
  client.end();
  const server = app.getHttpServer();
  await expect.poll(() => promisify(server.getConnections.bind(server))()).toBe(0);
  looked.resolve();
  await setImmediate();

  const registry = app.get<Registry>(Registry);
  expect(await registry.metrics()).toContain(`taken{kind="${kind}"} 0`);
  expect(await registry.metrics()).toMatch(/^orderline_http_in_flight 0/m);
});
