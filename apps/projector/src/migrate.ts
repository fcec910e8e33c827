import { type ClientBase } from 'pg';
import { asOneWhoMay, migrate, underLock } from '#postgres/migrate';
import { subscriptionsSchema } from '#subscriptions/schema';
import { type Projection } from '#read-models/projection';
import { views } from '#read-models/views';
import { addColumns, tablesThatLack } from './engine/added-columns.js';
import { createGeneration, pointViews } from './engine/generations.js';
import { makeTrigrams } from './engine/trigrams.js';

/**
 * Creates or updates the engine's tables, the columns that came later, and the first generation of every projection that has none. Safe to run
 * again, and by several at once.
 * @throws SchemaRefused; DatabaseUnusable where the database lacks what only somebody else may add
 */
export async function migrateReadModels(url: string, known: readonly Projection[] = views): Promise<void> {
  await migrate(url, [subscriptionsSchema], async (client) => {
    await asOneWhoMay('read_models', async () => {
      await addColumns(client, known);
      await makeTrigrams(client);
      if ((await withoutGeneration(client, known)).length > 0) await createFirstGenerations(client, known);
    });
  });
}

/** What {@link migrateReadModels} would make once the schemas are up to date: names of views, and tables that lack columns. Changes nothing. */
export async function lackingReadModels(client: ClientBase, known: readonly Projection[] = views): Promise<readonly string[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('projections.generations') is not null as there`);
  if (rows[0]?.there !== true) return known.map(({ name }) => name);
  const missing = await withoutGeneration(client, known);
  return [...missing.map(({ name }) => name), ...(await tablesThatLack(client, known))];
}

async function withoutGeneration(client: ClientBase, known: readonly Projection[]): Promise<readonly Projection[]> {
  const { rows } = await client.query<{ name: string }>('select distinct name from projections.generations');
  const present = new Set(rows.map(({ name }) => name));
  return known.filter(({ name }) => !present.has(name));
}

async function createFirstGenerations(client: ClientBase, known: readonly Projection[]): Promise<void> {
  await underLock(client, subscriptionsSchema, async () => {
    for (const projection of await withoutGeneration(client, known)) {
      await client.query(createGeneration(projection, 1, 'live', true));
      await client.query(pointViews(projection, 1, new Set()));
    }
  });
}
