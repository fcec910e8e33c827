import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { fakeServer } from '#postgres/testing/fake-server';
import { freePort } from '../free-port.js';
import { prepareDatabases } from './prepare-databases.js';

const starting = { error: { code: '57P03', message: 'the database system is starting up' } };
const never = new AbortController().signal;

async function prepare(eventStoreUrl: string, { stop = never, patienceMs = 20_000 } = {}): Promise<readonly string[]> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const reported: string[] = [];
  await prepareDatabases(
    { eventStoreUrl, readModelsUrl: database.url, keysUrl: undefined },
    (text) => reported.push(text),
    stop,
    patienceMs,
  );
  return reported;
}

test('given an EventStoreDB that serves, nothing is said; given one that does not answer, it is given up with a sentence', async () => {
  const server = await StandInServer.start();
  onTestFinished(() => server.stop());
  expect(await prepare(`esdb://127.0.0.1:${server.gate.port}?tls=false`)).toEqual([]);

  await server.gate.shut();
  await expect(prepare(`esdb://127.0.0.1:${server.gate.port}?tls=false`, { patienceMs: 300 })).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/^Gave up waiting for EVENT_STORE_URL/) as string,
  });
});

test('given a database that does not answer, it is waited for, and given up with a sentence', async () => {
  const nowhere = `127.0.0.1:${await freePort()}`;

  await expect(prepare(`postgres://anna:secret@${nowhere}/shop`, { patienceMs: 300 })).rejects.toMatchObject({
    exitCode: 1,
    message: `Gave up waiting for the database of EVENT_STORE_URL: connect ECONNREFUSED ${nowhere} (${nowhere}). Is it running, and is that where it is?`,
  });
});

test('given a database that refuses for good, it is not waited for', async () => {
  const old = await fakeServer({ versionNumber: 130_010 });

  await expect(prepare(old)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('it is PostgreSQL 13.10') as string });
});

test('given a stop while a database is waited for, nothing more is done', async () => {
  const stop = new AbortController();
  const prepared = prepare(await fakeServer(starting), { stop: stop.signal });
  stop.abort();

  expect((await prepared)[0]).toContain('the database system is starting up');
});
