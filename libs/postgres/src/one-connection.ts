import { Client } from './client.js';

interface Asked {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** For connecting, and for each statement. */
  readonly patienceMs: number;
}

/** A connection for a question or two, closed whatever comes. @throws DatabaseUnusable, the driver's error, whatever is thrown by who uses it */
export async function withOneConnection<Result>(
  { url, name, patienceMs }: Asked,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  client.on('error', () => undefined); // The statement under way fails with it.
  try {
    await client.connect();
    return await use(client);
  } finally {
    client.end().catch(() => undefined); // It is gone either way.
  }
}
