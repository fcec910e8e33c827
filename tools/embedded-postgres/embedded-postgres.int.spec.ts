import { spawn, spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../free-port.js';
import { accountFor } from './account.js';
import { binariesIn, installedBinaries } from './binaries.js';
import { type PostgresServer, startPostgres } from './server.js';

const durableEnough = { fsync: 'off', max_connections: '20' };
const running: PostgresServer[] = [];
let folder: string;
let dataDirectory: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-embedded-'));
  await chmod(folder, 0o755);
  dataDirectory = path.join(folder, 'postgres');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop('immediate');
  await rm(folder, { recursive: true, force: true });
});

async function start(options: { password?: string; port?: number } = {}): Promise<PostgresServer> {
  const { password = 'first', port = await freePort() } = options;
  const server = await startPostgres({
    dataDirectory,
    port,
    password,
    settings: durableEnough,
    logFile: path.join(folder, 'postgres.log'),
  });
  running.push(server);
  return server;
}

async function query(server: PostgresServer, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('a cluster', () => {
  test('that cannot be made says why, and not that initdb then cleaned up', async () => {
    const { directory, initdb, postgres } = await installedBinaries();
    const binaries = binariesIn(path.join(folder, 'limited'), 'limited');
    await mkdir(path.join(binaries.directory, 'bin'), { recursive: true });
    await writeFile(binaries.initdb, `#!/bin/bash\nulimit -f 100\nexec ${initdb} "$@"\n`, { mode: 0o755 }); // as if the disk were full
    await symlink(postgres, binaries.postgres);
    await symlink(path.join(directory, 'lib'), path.join(binaries.directory, 'lib'));
    const options = { dataDirectory, port: await freePort(), password: 'first', logFile: path.join(folder, 'postgres.log'), binaries };

    await expect(startPostgres(options)).rejects.toThrow(
      /^PostgreSQL's data folder \S+ cannot be made: could not write to file "pg_wal\/xlogtemp\.\d+": File too large\.$/,
    );
  });

  test('is made at the first start and kept by the next one', async () => {
    const first = await start();
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();

    const second = await start();

    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('whose making was killed half-way is made anew', async () => {
    await mkdir(`${dataDirectory}.new/base`, { recursive: true });
    await writeFile(`${dataDirectory}.new/PG_VERSION`, '18\n');
    await mkdir(dataDirectory);

    const server = await start();

    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await expect(lstat(`${dataDirectory}.new`)).rejects.toThrow('ENOENT');
  });

  test.runIf(process.getuid?.() === 0)('of root in a folder that only root may enter lies elsewhere, behind a link', async () => {
    await chmod(folder, 0o700);

    const server = await start();

    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await lstat(dataDirectory)).isSymbolicLink()).toBe(true);
    await server.stop('immediate');
    const target = await realpath(dataDirectory);
    await rm(target, { recursive: true });
    await expect(start()).rejects.toThrow(`The data folder ${dataDirectory} points to ${target}, which is gone: put it back`);
  });
});

describe('a server', () => {
  test('whose postmaster is killed starts again, even while a session is inside a long statement', async () => {
    const killed = await start();
    await query(killed, 'create table kept as select 42 as answer');
    const client = new pg.Client({ connectionString: killed.url });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const long = client.query('select sum(n) from generate_series(1, 100000000000) n').catch((error: Error) => error.message);
    await expect.poll(() => query(killed, `select state from pg_stat_activity where pid = ${rows[0]?.pid}`)).toEqual([{ state: 'active' }]);

    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    const next = await start();

    expect(await query(next, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await long).toMatch(/terminat|reset/);
  });

  test('that a killed launcher left running is stopped first', async () => {
    const left = await start();

    const next = await start();

    expect(await left.exited).toEqual({ code: 0, signal: null });
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('starts although the pid in a stale lock file belongs to another process now', async () => {
    await (await start()).stop();
    const other = spawn('sleep', ['60'], { ...(await accountFor(dataDirectory)) });
    await writeFile(path.join(dataDirectory, 'postmaster.pid'), `${other.pid}\n${dataDirectory}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`);

    const server = await start();

    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    other.kill();
  });
});

describe('what stands in the way is said in one sentence', () => {
  const damage: [string, () => Promise<void>, () => string][] = [
    [
      'a file in its place',
      () => writeFile(dataDirectory, ''),
      () => `${dataDirectory} should be PostgreSQL's data folder, but it is not a folder: move it away`,
    ],
    [
      'another version',
      () => writeFile(`${dataDirectory}/PG_VERSION`, '16\n'),
      () => `The data folder ${dataDirectory} was made by PostgreSQL 16, and this is 18: restore it`,
    ],
    [
      'no version',
      () => rm(`${dataDirectory}/PG_VERSION`),
      () => `The data folder ${dataDirectory} is damaged or not PostgreSQL's (it has no file PG_VERSION): restore it`,
    ],
    [
      'garbage for a version',
      () => writeFile(`${dataDirectory}/PG_VERSION`, '\0\x01?'),
      () => `The data folder ${dataDirectory} is damaged (its file PG_VERSION holds no version): restore it`,
    ],
    [
      'no control file',
      () => rm(`${dataDirectory}/global/pg_control`),
      () => `The data folder ${dataDirectory} is damaged (its file global/pg_control is missing): restore it`,
    ],
    [
      'a damaged control file',
      () => writeFile(`${dataDirectory}/global/pg_control`, 'x'.repeat(8192)),
      () => `PostgreSQL cannot start on ${dataDirectory}: `,
    ],
    ['no log', () => rm(`${dataDirectory}/pg_wal`, { recursive: true }), () => `PostgreSQL cannot start on ${dataDirectory}: `],
  ];

  let template: string;
  beforeAll(async () => {
    template = await mkdtemp(path.join(os.tmpdir(), 'orderline-template-'));
    await chmod(template, 0o755);
    const options = { dataDirectory: path.join(template, 'postgres'), port: await freePort(), password: 'first', settings: durableEnough };
    await (await startPostgres({ ...options, logFile: path.join(template, 'postgres.log') })).stop();
  });
  afterAll(() => rm(template, { recursive: true }));
  /** With its owner, as PostgreSQL may run as another user. */
  const copyCluster = () => spawnSync('cp', ['-a', path.join(template, 'postgres'), dataDirectory]);

  test.each(damage)('%s', async (name, break_, sentence) => {
    if (name !== 'a file in its place') copyCluster();
    await break_();

    const failure = await start().then(
      () => '',
      (error: Error) => `${error.name}: ${error.message}`,
    );

    expect(failure).toContain(`OperatorError: ${sentence()}`);
    expect(failure).not.toContain('\n');
  });

  test('another password than the data have', async () => {
    copyCluster();

    await expect(start({ password: 'second' })).rejects.toThrow(
      `The password in ${folder}/secrets.json is not that of ${dataDirectory}: put the secrets back`,
    );
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };

    await expect(start({ port })).rejects.toThrow(`PostgreSQL cannot listen on 127.0.0.1:${port}, as the port is taken`);
    other.close();
  });

  test.skipIf(process.getuid?.() === 0)('no permission to write', async () => {
    await chmod(folder, 0o555);
    dataDirectory = path.join(folder, 'data', 'postgres');

    const failure = start().finally(() => chmod(folder, 0o755));

    await expect(failure).rejects.toThrow(
      `No permission to write to ${folder}/data: start as its owner, or choose another data folder with DATA_DIR.`,
    );
  });
});

test('a password does not show in the list of processes', async () => {
  const server = await start({ password: 'not-to-be-seen' });

  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(server.pid)], { encoding: 'utf8' });

  expect(stdout).not.toContain('not-to-be-seen');
  expect(await readFile(path.join(folder, 'postgres.log'), 'utf8')).not.toContain('not-to-be-seen');
});
