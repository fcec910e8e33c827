import { SchemaRefused, versionOf } from '#postgres/schema';
import { subscriptionsSchema } from '#subscriptions/schema';
import { expect, test } from 'vitest';
import { useInstallation } from '../testing/installation.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { checkReadModels } from './check-read-models.js';

const shop = useInstallation(async () => undefined);
const pretend = (version: number, oldest: number) =>
  shop.views.run('update projections.schema_version set version = $1, oldest_code = $2', [version, oldest]);

test('what this process knows is what the subscribers of this release make', async () => {
  const known = versionOf(subscriptionsSchema);
  await pretend(known, known);
  await checkReadModels(shop.url);
  await pretend(known + 1, known + 1);
  await expect(checkReadModels(shop.url)).rejects.toThrow(`this code knows version ${known},`);
});

test('read models that only newer code may read stop the start; those that newer code has migrated with care do not', async () => {
  await pretend(9, 8);
  await expect(startQueryApi(shop.url)).rejects.toThrow(SchemaRefused);
  await pretend(9, 1);
  await (await startQueryApi(shop.url)).close();
});
