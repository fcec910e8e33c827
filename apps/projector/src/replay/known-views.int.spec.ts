import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { languageOf } from '#read-models/product-search';
import { viewsIn } from '#read-models/views';
import { migrateReadModels } from '../migrate.js';
import { knownViews } from './known-views.js';
import { openSession } from './workbench.js';

let german: TestDatabase;
beforeAll(async () => {
  german = await createTestDatabase();
  await migrateReadModels(german.url, viewsIn('german'));
});
afterAll(() => german.drop());

async function languageIn(url: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const session = await openSession(url, 'test');
  onTestFinished(() => session.close());
  const views = await knownViews(session, environment);
  return languageOf(views.find(({ name }) => name === 'product-search')?.version ?? 0);
}

test('given no language, the replay works in that of the index that readers see', async () => {
  expect(await languageIn(german.url, {})).toBe('german');
});

test('given a language, the replay works in it', async () => {
  expect(await languageIn(german.url, { SEARCH_LANGUAGE: 'dutch' })).toBe('dutch');
});

test('given a database that nobody has prepared, the language is the usual one', async () => {
  const empty = await createTestDatabase();
  onTestFinished(() => empty.drop());
  expect(await languageIn(empty.url, {})).toBe('english');
});
