import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { expect, onTestFinished, test } from 'vitest';
import { startSmallApplication } from '../http/testing/small-application.js';
import { head, RawClient } from '../http/testing/raw-client.js';
import { measurePools } from './measure-pools.js';
import { serveMetrics } from './metrics-listener.js';

const variable = 'QUERY_API_METRICS_PORT';

async function start() {
  const { app, url } = await startSmallApplication();
  const registry = app.get<Registry>(Registry);
  const metrics = await serveMetrics(registry, '127.0.0.1', 0, variable);
  onTestFinished(() => metrics.close());
  return { url, registry, metrics, read: async () => (await fetch(metrics.url)).text() };
}

test('metrics are at an address of their own, and at no other', async () => {
  const { url, metrics } = await start();
  const { origin } = new URL(metrics.url);

  const answer = await fetch(metrics.url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  expect((await fetch(`${origin}/`)).status).toBe(404);
  expect((await fetch(metrics.url, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
});

test('requests are shown by the pattern of their route, never by their address', async () => {
  const { url, read } = await start();
  await fetch(`${url}/things/secret-1?q=secret-2`);
  await fetch(`${url}/things/secret-3`, { method: 'PUT' });
  await fetch(`${url}/secret-4`);
  const unreadable = await RawClient.connect(url);
  unreadable.write(head('SECRET /secret-5')).write(head('GET /things/%ff'));
  await unreadable.closed();

  await expect.poll(read).toContain('orderline_http_request_seconds_count{method="GET",route="none",status="404"} 1');
  const text = await read();
  expect(text).toContain('orderline_http_request_seconds_count{method="GET",route="/things/:id",status="200"} 1');
  expect(text).toContain('orderline_http_request_seconds_count{method="PUT",route="none",status="405"} 1');
  expect(text).not.toContain('secret');
  expect(text).not.toContain('SECRET');
});

test('problems are counted by their code, those of what is no request among them', async () => {
  const { url, read } = await start();
  await fetch(`${url}/things`, { method: 'POST', body: '{', headers: { 'Content-Type': 'application/json' } });
  await fetch(`${url}/nowhere`);
  const unreadable = await RawClient.connect(url);
  unreadable.write(head('SECRET /nowhere'));
  await unreadable.closed();

  await expect.poll(read).toContain('orderline_problems_total{kind="none",code="malformed-request"} 1');
  const text = await read();
  expect(text).toContain('orderline_problems_total{kind="command",code="malformed-json"} 1');
  expect(text).toContain('orderline_problems_total{kind="none",code="not-found"} 1');
});

test('the event loop, the pools, what is in flight and the places taken are shown', async () => {
  const { registry, read } = await start();
  const pool = { totalCount: 3, idleCount: 1, waitingCount: 2 };
  const pools = [
    { name: 'orders', pool },
    { name: 'orders', pool },
    { name: 'keys', pool },
  ];
  measurePools(() => pools, registry);

  const text = await read();
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  expect(text).toContain('orderline_pool_connections{pool="orders"} 6');
  expect(text).toContain('orderline_pool_idle_connections{pool="keys"} 1');
  expect(text).toContain('orderline_pool_waiting{pool="orders"} 4');
  expect(text).toContain('orderline_http_in_flight 0');
  for (const kind of ['bodies', 'batches', 'streams', 'waits']) expect(text).toContain(`orderline_http_places_taken{kind="${kind}"} 0`);
});

test('a port that is taken is named, with the variable that changes it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;

  await expect(serveMetrics(new Registry(), '127.0.0.1', port, variable)).rejects.toThrow(
    `${variable} is ${port}, which something else listens on: choose another, or 0 for a free one`,
  );
});

test('a metric that cannot be told is 500, and ends nothing', async () => {
  const { registry, metrics } = await start();
  measurePools(() => {
    throw new Error('away');
  }, registry);

  expect((await fetch(metrics.url)).status).toBe(500);
  expect((await fetch(metrics.url)).status).toBe(500);
});
