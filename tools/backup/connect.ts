import { Client } from '#postgres/client';
import { type PartName } from './manifest.js';

/** Schema that the tables of a part are of. */
export const schemaOf: Readonly<Record<PartName, string>> = { log: 'event_store', records: 'projections', keys: 'personal_data' };

export async function withClient<Result>(url: string, use: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url, application_name: 'orderline backup', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // The statement under way fails with it.
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
