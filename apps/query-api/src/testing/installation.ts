import { migrateKeyVault } from '#personal-data/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { afterAll, beforeAll } from 'vitest';
import { ReadModels } from './read-models.js';
import { type RunningQueryApi, startQueryApi } from './running-query-api.js';

export interface Installation {
  readonly url: string;
  readonly api: RunningQueryApi;
  readonly views: ReadModels;
}

/** A query API over a migrated database of its own, for all tests of a file. Its parts are there once the tests run. */
export function useInstallation(fill: (views: ReadModels) => Promise<void>, variables: NodeJS.ProcessEnv = {}): Installation {
  const parts: { -readonly [Name in keyof Installation]?: Installation[Name] } = {};
  let release: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = await createTestDatabase();
    const views = await new ReadModels(database.url).create();
    await migrateKeyVault(database.url);
    await fill(views);
    const api = await startQueryApi(database.url, variables);
    Object.assign(parts, { url: database.url, api, views });
    release = async () => {
      await api.close();
      await views.close();
      await database.drop();
    };
  });
  afterAll(() => release?.());
  return parts as Installation;
}
