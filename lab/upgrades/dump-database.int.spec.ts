import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { dumpDatabase } from './dump-database.js';

let original: TestDatabase;
let copy: TestDatabase;

beforeAll(async () => {
  [original, copy] = [await createTestDatabase(), await createTestDatabase()];
  await migrateEventStore(original.url);
  await migrateReadModels(original.url);
  await migrateKeyVault(original.url);
});
afterAll(async () => {
  await original.drop();
  await copy.drop();
});

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

it('given a database with every type that is used, its dump makes the same database again', async () => {
  await execute(
    original.url,
    `insert into event_store.events (position, stream, revision, id, type, data, metadata)
       values (1, 'order-é', 0, gen_random_uuid(), 'O''Clock', '{"text": "line\\nbreak",  "n": 1.50}', '{}');
     insert into personal_data.keys (subject, wrapped) values ('order-1', '\\x00ff');
     update projections.generations set tables = '{a,"b c"}', recorded_at = now() where name = 'orders';
     insert into read_models.products_g1 values ('A', 'name', null, 'lights', '{"colour": "white"}', 12.3450, 'GBP', 'draft', 0, 1);
     insert into read_models.product_search_g1 (sku, status, category, price, currency, added_at, terms, name_words, brand_words, attribute_words, text_words,
       facets, spellings, name, attributes, revision, position)
     values ('A', 'published', 'lights', 1, 'GBP', now(), '''lamp'':1A,2C ''^lamp''', 1, 0, 1, 0, ' 1 2 ', 'lamp', 'Lamp', '{}', 0, 1)`,
  );
  const dump = await dumpDatabase(original.url);
  await execute(copy.url, dump);
  expect(dump).toContain("O''Clock");
  expect(dump).toContain('"count":1');
  expect(await dumpDatabase(copy.url)).toBe(dump);
});
