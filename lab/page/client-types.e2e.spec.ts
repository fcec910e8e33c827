import openapiTS, { astToString } from 'openapi-typescript';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Installation, openInstallation } from '#lab/contract/installation';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';

const folder = join(import.meta.dirname, '../../apps/console/src/api/generated');

let database: TestDatabase;
let installation: Installation;
beforeAll(async () => {
  database = await createTestDatabase();
  installation = await openInstallation(database.url);
});
afterAll(async () => {
  await installation.close();
  await database.drop();
});

/** `npm run page:types` writes the files anew. */
it.each([
  ['command-api', 'commandApi'],
  ['query-api', 'queryApi'],
  ['projector', 'projector'],
] as const)('the page’s types of the %s are those of its description', async (name, api) => {
  const types = astToString(await openapiTS(new URL(`${installation.urls[api]}/openapi.json`)));

  await expect(`// Made from the description that the process publishes: npm run page:types\n${types}`).toMatchFileSnapshot(
    join(folder, `${name}.d.ts`),
  );
});
