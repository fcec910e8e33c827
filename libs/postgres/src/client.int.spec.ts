import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { freePort } from '#tools/free-port';
import { Client } from './client.js';
import { fakeServer } from './testing/fake-server.js';

/** A database that takes writes, one that takes none, as a standby's would, and a port on which nobody listens. */
async function threeServers() {
  const [writable, readOnly] = [await createTestDatabase(), await createTestDatabase()];
  const settings = new pg.Client({ connectionString: readOnly.url });
  await settings.connect();
  await settings.query(`alter database ${new URL(readOnly.url).pathname.slice(1)} set default_transaction_read_only = on`);
  await settings.end();
  onTestFinished(async () => {
    await writable.drop();
    await readOnly.drop();
  });
  const { username, password, host, pathname } = new URL(writable.url);
  const named = (servers: string, path: string, query: string) => `postgres://${username}:${password}@${servers}${path}${query}`;
  const away = `127.0.0.1:${await freePort()}`;
  return { host, away, writablePath: pathname, readOnlyPath: new URL(readOnly.url).pathname, named };
}

test('given the first of two servers is away, a pool connects to the second at the next try, and stays with it', async () => {
  const { host, away, writablePath, named } = await threeServers();
  const url = named(`${away},${host}`, writablePath, '?target_session_attrs=read-write');
  const pool = new pg.Pool({ Client, connectionString: url, max: 2 });
  pool.on('error', () => undefined); // The database is dropped while the pool ends.
  onTestFinished(() => pool.end());

  await expect(pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const answers = await Promise.all([pool.query<{ one: number }>('select 1 as one'), pool.query<{ one: number }>('select 1 as one')]);

  expect(answers.map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ one: 1 }]]);
});

test('given a server that lets in and ends the session in the same breath, the connection fails, and nothing else does', async () => {
  const error = { code: '57P01', message: 'terminating connection due to administrator command' };
  const pool = new pg.Pool({ Client, connectionString: await fakeServer({ error, letIn: true }), max: 1 });
  pool.on('error', () => undefined);
  onTestFinished(() => pool.end());

  await expect(pool.query('select 1')).rejects.toThrow(/terminat|not queryable|closed/);
});

test('given a server that takes no writes, it is refused, unless any will do', async () => {
  const { host, away, readOnlyPath, named } = await threeServers();
  const connect = async (query: string) => {
    const client = new Client({ connectionString: named(`${host},${away}`, readOnlyPath, query) });
    await client.connect();
    const { rows } = await client.query<{ one: number }>('select 1 as one');
    await client.end();
    return rows;
  };

  await expect(connect('')).rejects.toThrow(`The connection to the server ${host} is of no use: it takes no writes`);
  expect(await connect('?target_session_attrs=any')).toEqual([{ one: 1 }]);
});

test('given a server that came back as the one that writes, connections go to it again', async () => {
  const { host, away, writablePath, named } = await threeServers();
  const url = named(`${away},${host},${away}`, writablePath, '');
  const attempt = async () => {
    const client = new Client(url);
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
    return client.port;
  };
  const port = Number(host.split(':')[1]);

  await expect(attempt()).rejects.toThrow('ECONNREFUSED');
  expect([await attempt(), await attempt()]).toEqual([port, port]);
});
