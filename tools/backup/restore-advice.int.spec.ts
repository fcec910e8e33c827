import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { adviceFor } from './restore-advice.js';

/** Keys that know the log up to 100, and what a restore of one that ends at 50 says of them. */
async function saidOf(fill: string) {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  await Promise.all([migrateKeyVault(database.url), migrateReadModels(database.url)]);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(
    `insert into personal_data.progress (position, marker_position) values (100, 100) on conflict (single) do update set marker_position = 100`,
  );
  await client.query(fill);
  await client.end();
  const log = { position: '50' } as NonNullable<Parameters<typeof adviceFor>[1]>;
  const { url } = database;
  const databases = { readModelsUrl: url, keysUrl: url } as Parameters<typeof adviceFor>[0];
  return (await adviceFor(databases, log)).filter((sentence) => sentence.startsWith('The keys know of erasures'));
}

const person = `insert into personal_data.keys (subject, wrapped, destroyed_at, erased_position) values`;

test('keys that have read further than a restored log know of no erasures where nobody was erased since', async () => {
  expect(await saidOf('select')).toEqual([]);
  expect(await saidOf(`${person} ('clara', '\\x00', null, null), ('dora', null, now(), 40)`)).toEqual([]);
});

test('keys of somebody who was erased since then do, and so do those of whom it is not known when', async () => {
  expect(await saidOf(`${person} ('dora', null, now(), 51)`)).toHaveLength(1);
  expect(await saidOf(`${person} ('dora', null, now(), null)`)).toHaveLength(1);
});
