import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopLeftover } from '../../tools/embedded-postgres/leftover.js';
import { startPostgres } from '../../tools/embedded-postgres/server.js';
import { freePort } from '../../tools/free-port.js';
import { isAlive } from '../../tools/process-identity.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test run's PostgreSQL, as its superuser. */
    postgresUrl: string;
  }
}

const PREFIX = 'orderline-test-';

/** One real PostgreSQL for the whole test run, or the one that ORDERLINE_TEST_POSTGRES_URL names. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.ORDERLINE_TEST_POSTGRES_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  await removeLeftovers();
  const folder = await mkdtemp(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(folder, 0o755); // PostgreSQL may run as another user
  const server = await startPostgres({
    dataDirectory: path.join(folder, 'postgres'),
    port: await freePort(),
    password: 'test',
    logFile: path.join(folder, 'postgres.log'),
    // Not for the data's life but for speed: what a crash loses here, nobody misses.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop('immediate');
    await rm(folder, { recursive: true, force: true });
  };
}

/** A killed test run leaves its server running and its folder behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const folder = path.join(os.tmpdir(), name);
    try {
      await stopLeftover(path.join(folder, 'postgres'));
      await rm(folder, { recursive: true, force: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EACCES' && code !== 'EPERM') throw error; // another user's
    }
  }
}
