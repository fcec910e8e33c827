import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { head, RawClient } from './testing/raw-client.js';
import { startSmallApplication } from './testing/small-application.js';
import { usualTimeouts } from './timeouts.js';

const timeouts = { ...usualTimeouts, bodyMs: 200, batchMs: 200 };
const json = { 'Content-Type': 'application/json' };
const lines = { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' };

async function start() {
  const { url, app } = await startSmallApplication({ timeouts });
  return { url, app, connect: () => RawClient.connect(url) };
}

test('a body that does not come is answered 408, and its connection ended', async () => {
  const client = await (await start()).connect();
  client.write(`${head('POST /things', { ...json, 'Content-Length': 100 })}{"a":`);

  await client.closed();

  expect([client.status, client.problem.code]).toEqual([408, 'request-timeout']);
  expect(client.received).toMatch(/connection: close\r\n/i);
});

test('a body that comes slowly, but as fast as is asked for, may take longer', async () => {
  const client = await (await start()).connect();
  const body = JSON.stringify({ a: 'x'.repeat(4_000) });
  client.write(head('POST /things', { ...json, 'Content-Length': body.length }));
  for (let at = 0; at < body.length; at += 500) {
    client.write(body.slice(at, at + 500));
    await pause(50); // what is tried is that time passes
  }

  await expect.poll(() => client.status).toBe(200);
  client.end();
});

test('a batch may take as long as it wants, but not be silent: before any answer that is 408, after one it is cut off', async () => {
  const { connect } = await start();
  const silent = await connect();
  silent.write(head('POST /lines', lines));
  const talking = await connect();
  talking.write(head('POST /lines', lines));
  for (let index = 0; index < 8; index++) {
    talking.write('3\r\n{}\n\r\n');
    await pause(60); // what is tried is that time passes
  }
  expect(talking.isClosed).toBe(false);

  await Promise.all([silent.closed(), talking.closed()]);

  expect([silent.status, silent.problem.code]).toEqual([408, 'request-timeout']);
  expect([talking.status, talking.received.match(/\{\}/g)?.length]).toEqual([200, 8]);
});

test('a body that comes after its answer is read, so that the connection can be used again; one that does not come ends it', async () => {
  const { connect } = await start();
  const late = await connect();
  late.write(head('POST /nowhere', { ...json, 'Content-Length': 10 }));
  await expect.poll(() => late.status).toBe(404);
  late.write(`{"a":"aaa"${head('GET /page')}`);
  await expect.poll(() => late.status).toBe(200);
  late.end();

  const never = await connect();
  never.write(head('POST /nowhere', { ...json, 'Content-Length': 10 }));
  await never.closed();
  expect(never.status).toBe(404);
});

test('2,000 connections that say nothing are ended, and so are those that ask nothing more', async () => {
  const { url } = await startSmallApplication({ timeouts: { ...usualTimeouts, headersMs: 500, keepAliveMs: 300 } });
  const silent: RawClient[] = [];
  // In portions, as the system keeps only so many that are not yet accepted.
  while (silent.length < 2_000) silent.push(...(await Promise.all(Array.from({ length: 200 }, () => RawClient.connect(url)))));
  const served = await RawClient.connect(url);
  served.write(head('GET /page'));

  await Promise.all([...silent, served].map((client) => client.closed()));

  expect(new Set(silent.map(({ status }) => status))).toEqual(new Set([408]));
  expect(served.status).toBe(200);
});

test('more connections than may be are closed at once', async () => {
  const { url } = await startSmallApplication({ timeouts: { ...usualTimeouts, maxConnections: 3 } });
  const clients = await Promise.all(Array.from({ length: 3 }, () => RawClient.connect(url)));

  const one = await (await RawClient.connect(url)).closed();
  clients[0]?.write(head('GET /page'));

  expect(one.received).toBe('');
  await expect.poll(() => clients[0]?.status).toBe(200);
  for (const client of clients) client.end();
});
