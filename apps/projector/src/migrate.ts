import { Client } from '#postgres/client';
import { MIGRATION_LOCK } from '#subscriptions/schema';
import { createGeneration, pointViews } from './engine/generations.js';
import { type Projection } from './engine/projection.js';
import { engineSchema } from './engine/schema.js';
import { projections } from './projections/all.js';

/** Creates or updates the engine's tables, and the first generation of every projection that has none. Safe to run again, and by several at once. */
export async function migrateReadModels(url: string, known: readonly Projection[] = projections): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'orderline-migrate', connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('set local client_min_messages = warning');
    await client.query(engineSchema);
    const { rows } = await client.query<{ name: string }>('select distinct name from projections.generations');
    const present = new Set(rows.map(({ name }) => name));
    for (const projection of known) {
      if (present.has(projection.name)) continue;
      await client.query(createGeneration(projection, 1, 'live', true));
      await client.query(pointViews(projection, 1, new Set()));
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
