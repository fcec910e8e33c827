import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../embedded-postgres/server.js';
import { freePort } from '../free-port.js';

/** A PostgreSQL of the benchmark's own with default durability, in a folder that is removed afterwards. */
export async function withScratchPostgres<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-bench-'));
  await chmod(folder, 0o755); // PostgreSQL may run as another user
  const server = await startPostgres({
    dataDirectory: path.join(folder, 'postgres'),
    port: await freePort(),
    password: 'bench',
    logFile: path.join(folder, 'postgres.log'),
    settings: { max_connections: '200', max_wal_size: '4GB' },
  });
  try {
    return await use(server.url);
  } finally {
    await server.stop('fast');
    await rm(folder, { recursive: true, force: true });
  }
}

export async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
