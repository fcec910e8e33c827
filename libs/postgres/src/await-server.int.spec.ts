import { expect, inject, test } from 'vitest';
import { freePort } from '#tools/free-port';
import { askServer, awaitServers } from './await-server.js';
import { DatabaseUnusable } from './connection-url.js';
import { fakeServer } from './testing/fake-server.js';

const starting = { error: { code: '57P03', message: 'the database system is starting up' } };
const setting = 'READ_MODELS_URL';

function changed(change: (url: URL) => void): string {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
}

test('given a server that serves, nothing is said', async () => {
  expect(await askServer({ setting, url: inject('postgresUrl') })).toBeUndefined();
});

test.each([
  ['a database that is not there', () => changed((url) => (url.pathname = '/nowhere')), 'database "nowhere" does not exist'],
  ['a wrong password', () => changed((url) => (url.password = 'wrong')), 'password authentication failed for user "postgres"'],
  ['no password', () => changed((url) => (url.password = '')), 'client password must be a'],
  [
    'TLS that the server does not have',
    () => changed((url) => (url.search = 'sslmode=require')),
    'The server does not support SSL connections',
  ],
  [
    'a file that is not there',
    () => changed((url) => (url.search = 'sslrootcert=/nowhere.pem')),
    "no such file or directory, open '/nowhere.pem'",
  ],
  ['a mode that is none', () => changed((url) => (url.search = 'sslmode=on')), 'sslmode=on is none of allow'],
  [
    'a server that is too old',
    () => fakeServer({ versionNumber: 140_023 }),
    'it is PostgreSQL 14.23, and 15 is the oldest that Orderline works with',
  ],
  [
    'a pooler that knows no such database',
    () => fakeServer({ error: { code: '08P01', message: 'no such database: shop' } }),
    'no such database: shop',
  ],
])('given %s, waiting does not help, and one sentence says so', async (_, given, reason) => {
  const refused = askServer({ setting, url: await given() });

  await expect(refused).rejects.toThrow(DatabaseUnusable);
  await expect(refused).rejects.toThrow(/^READ_MODELS_URL cannot be used: [^\n]*\.$/);
  await expect(refused).rejects.toThrow(reason);
  await expect(refused).rejects.not.toThrow(/secret|wrong@|test@/);
});

test.each([
  ['nobody listens', async () => `postgres://anna:secret@127.0.0.1:${await freePort()}/shop`, 'connect ECONNREFUSED'],
  ['the server is starting', () => fakeServer(starting), 'the database system is starting up'],
  [
    'all its connections are taken',
    () => fakeServer({ error: { code: '53300', message: 'sorry, too many clients already' } }),
    'too many clients',
  ],
  [
    'the pooler cannot reach it',
    () => fakeServer({ error: { code: '08P01', message: 'server login has been failing' } }),
    'login has been failing',
  ],
])('given that %s, it says why not now', async (_, given, reason) => {
  expect(await askServer({ setting, url: await given() })).toContain(reason);
});

test('given several servers, one that refuses for good does not keep the others from being waited for', async () => {
  const refusing = new URL(await fakeServer({ error: { code: '28000', message: 'no pg_hba.conf entry' } })).host;
  const away = `127.0.0.1:${await freePort()}`;

  expect(await askServer({ setting, url: `postgres://anna:secret@${refusing},${away}/shop` })).toContain('ECONNREFUSED');
  await expect(askServer({ setting, url: `postgres://anna:secret@${refusing},${refusing}/shop` })).rejects.toThrow('no pg_hba.conf entry');
});

test('given a server that is starting, it is waited for, and that is said once', async () => {
  const url = await fakeServer(starting, starting, starting, { versionNumber: 150_018 });
  const said: string[] = [];

  await awaitServers(
    { EVENT_STORE_URL: url, KEYS_URL: undefined, OTHER: 'esdb://elsewhere' },
    { warn: (_fields, message) => said.push(message) },
  );

  expect(said).toEqual([`waiting for the database of EVENT_STORE_URL: the database system is starting up (${new URL(url).host})`]);
});

test('given that the waiting is to end, it ends', async () => {
  const stop = new AbortController();

  const waited = awaitServers({ EVENT_STORE_URL: await fakeServer(starting) }, { warn: () => stop.abort() }, stop.signal);

  await expect(waited).rejects.toThrow('aborted');
});
