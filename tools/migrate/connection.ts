import { Client } from '#postgres/client';

/** A connection for as long as the work lasts; a migration may wait long for its locks. @throws the driver's error, whatever the work throws */
export async function withConnection<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'orderline-migrate', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The statement under way fails with it.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
