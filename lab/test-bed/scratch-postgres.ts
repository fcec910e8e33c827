import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '#tools/embedded-postgres/server';
import { freePort } from '#tools/free-port';
import { withCleanUp } from './clean-up.js';

/** A PostgreSQL of the benchmark's own with default durability, in a folder that is removed afterwards, and when the benchmark is interrupted. */
export async function withScratchPostgres<Result>(use: (url: string) => Promise<Result>): Promise<Result> {
  return withScratchFolder(async (folder) => {
    const starting = startPostgres({
      dataDirectory: path.join(folder, 'postgres'),
      port: await freePort(),
      password: 'bench',
      logFile: path.join(folder, 'postgres.log'),
      settings: { max_connections: '200', max_wal_size: '4GB' },
    });
    const stop = () =>
      starting.then(
        (server) => server.stop('immediate'), // Its data go with it.
        () => undefined, // Never started, as whoever waits for it hears.
      );
    return withCleanUp(stop, async () => use((await starting).url));
  });
}

export async function withScratchFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-bench-'));
  return withCleanUp(
    () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    async () => {
      await chmod(folder, 0o755); // PostgreSQL may run as another user
      return use(folder);
    },
  );
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
