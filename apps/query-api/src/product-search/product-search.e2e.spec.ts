import { createTestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { ReadModels } from '../testing/read-models.js';
import { startQueryApi } from '../testing/running-query-api.js';
import { describeProductSearchContract } from './testing/contract.js';

describeProductSearchContract('PostgreSQL', async ({ language, variables }) => {
  const database = await createTestDatabase();
  const views = await new ReadModels(database.url, language).create();
  await migrateKeyVault(database.url);
  const api = await startQueryApi(database.url, variables);
  return {
    api,
    put: async (position, products) => {
      await views.productSearch(...products);
      await views.moveTo('product-search', position);
    },
    close: async () => {
      await api.close();
      await views.close();
      await database.drop();
    },
  };
});
