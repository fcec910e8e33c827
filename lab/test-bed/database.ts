import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

export interface TestDatabase {
  readonly url: string;
  /** Ends every session in it and removes it. */
  drop(): Promise<void>;
}

/** A fresh database on the test run's PostgreSQL: empty, or a copy of one in which nobody is at work. */
export async function createTestDatabase(original?: Pick<TestDatabase, 'url'>): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = original === undefined ? '' : ` template ${new URL(original.url).pathname.slice(1)}`;
  await execute(server, `create database ${name}${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
