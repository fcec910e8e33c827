import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { registeredRoutes } from '#platform/routes/closed-routes';
import { type Installation, openInstallation } from './installation.js';

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

const routesOf = (app: NestFastifyApplication) => registeredRoutes(app.getHttpAdapter().getInstance());

describe.each(['commandApi', 'queryApi', 'projector'] as const)('every route of the %s', (name) => {
  it('says who may call it and what it takes', () => {
    const routes = routesOf(installation[name]);
    expect(routes.length).toBeGreaterThan(5);
    expect(routes.filter(({ facts }) => facts === undefined)).toEqual([]);
  });

  it('is a command, which takes a body, or takes none', () => {
    for (const { method, url, facts } of routesOf(installation[name])) {
      const takesBody = facts?.body !== 'none';
      expect([method, url, takesBody]).toEqual([method, url, method === 'POST']);
    }
  });

  it('that is open to all is one of those that the contract names', () => {
    const open = routesOf(installation[name]).flatMap(({ url, facts }) => (facts?.access === 'public' ? [url] : []));
    const allowed = /^\/($|health\/(live|ready)$|openapi\.json$|docs$|docs\/:name$|problems$|problems\/:code$|metrics$)/;
    const page = ['/console', '/console/*', '/desk', '/desk/*', '/page/settings.json', '/page/*'];
    const catalogue = ['/products', '/products/:sku', '/products/search', '/products/suggest', '/payments/:orderId/provider-events'];
    expect(open.filter((url) => !allowed.test(url) && !catalogue.includes(url) && !page.includes(url))).toEqual([]);
  });
});
