import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { findBrowser, show } from './browser.js';
import { type Installation, openInstallation } from './installation.js';
import { fetchDocument, operationsOf } from './operations.js';

const browser = findBrowser();
if (browser === undefined) console.warn('THERE IS NO CHROMIUM HERE: that the docs work in a browser, under their policy, is not proven.');

/** An operation that is shown with all that is said of it. */
const opened = { commandApi: 'orders/postOrders', queryApi: 'orders/getOrdersId', projector: 'health/getHealthReady' } as const;

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

describe.skipIf(browser === undefined)('in a real browser', () => {
  it.each(['commandApi', 'queryApi', 'projector'] as const)(
    'the docs of the %s show every operation, and nothing is forbidden or fails',
    async (api) => {
      const url = installation.urls[api];
      const { html, complaints } = await show(browser ?? '', `${url}/docs#/${opened[api]}`);

      const shown = [...html.matchAll(/data-path="([^"]+)"/g)].map(([, path]) => path);
      const paths = operationsOf(await fetchDocument(url)).map(({ path }) => path);
      expect(shown.toSorted()).toEqual(paths.toSorted());
      expect(html).toContain('Example Value');
      expect(complaints).toEqual([]);
    },
  );

  it('a page that its policy forbids something is found out', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': `default-src 'self'` });
      response.end('<!doctype html><script>document.title = "run"</script>');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());

    const { complaints } = await show(browser ?? '', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);

    expect(complaints.join('\n')).toContain('Content Security Policy');
  });
});
