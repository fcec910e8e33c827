import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { startThreeProcesses, testSecrets, type ThreeProcesses } from '#lab/test-bed/three-processes';
import { BuiltPage } from '#query-api/page/built-page';
import { GatewayClient } from './ask.js';
import { type Gateway, hasGateway, startGateway } from './gateway.js';

if (!hasGateway) console.error('nginx or openssl is not installed here: THAT THE PAGE WORKS BEHIND THE GATEWAY IS NOT TRIED.');

const SCRIPT = `console.log(${JSON.stringify('a'.repeat(2_000))});\n`;
let database: TestDatabase;
let folder: string;
let processes: ThreeProcesses;
let gateway: Gateway;
let client: GatewayClient;
beforeAll(async () => {
  if (!hasGateway) return;
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'page-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Orderline</title>');
  await writeFile(path.join(folder, 'assets', 'index-Ab3dEf7h.js'), SCRIPT);
  processes = await startThreeProcesses(database.url, { TRUSTED_PROXIES: '127.0.0.1' }, BuiltPage.read(folder));
  const { commandApi, queryApi, projector } = processes;
  const at = ({ url }: { readonly url: string }) => [new URL(url).host];
  gateway = await startGateway({ commands: at(commandApi), queries: at(queryApi), projectors: at(projector) });
  client = new GatewayClient(gateway);
});
afterAll(async () => {
  if (!hasGateway) return;
  client.close();
  await gateway.stop();
  await processes.stop();
  await rm(folder, { recursive: true });
  await database.drop();
});

const bearer = async (role: string) => {
  const token = new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject(`the-${role}`).setExpirationTime('10m');
  return { authorization: `Bearer ${await token.sign(new TextEncoder().encode(testSecrets.JWT_SECRET))}` };
};

describe.skipIf(!hasGateway)('behind the gateway', () => {
  it('the page comes over TLS, with its own policy, and its files for ever', async () => {
    const page = await client.ask({ path: '/console/views' });
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>Orderline</title>']);
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self';`);
    expect(page.headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000',
      'x-frame-options': 'DENY',
      'cache-control': 'no-cache',
    });

    const file = await client.ask({ path: '/page/assets/index-Ab3dEf7h.js' });
    expect([file.status, file.body]).toEqual([200, SCRIPT]);
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await client.ask({ path: '/page/assets/index-gone0000.js' })).status).toBe(404);
  });

  it('its settings lead an admin to the projector, who steers it; nobody else does', async () => {
    const settings = JSON.parse((await client.ask({ path: '/page/settings.json' })).body) as Record<string, unknown>;
    expect(settings).toMatchObject({ commandApi: '', queryApi: '', projector: '/ops', oidc: null });

    const pause = async (headers: Record<string, string>) => {
      const sent = { 'content-type': 'application/json', ...headers };
      return client.ask({ method: 'POST', path: `${String(settings.projector)}/projections/orders/pause`, headers: sent, body: '{}' });
    };
    const refused = [await pause({}), await pause(await bearer('customer')), await pause(await bearer('clerk'))];
    expect(refused.map(({ status }) => status)).toEqual([401, 403, 403]);

    const begun = await pause(await bearer('admin'));
    expect(begun.status).toBe(202);
    const { id } = JSON.parse(begun.body) as { readonly id: string };
    const ask = async (role: string) => client.ask({ path: `/ops/jobs/${id}`, headers: await bearer(role) });
    expect((await ask('customer')).status).toBe(403);
    await expect
      .poll(async () => JSON.parse((await ask('admin')).body) as object, { timeout: 60_000 })
      .toMatchObject({ id, state: 'done' });
  });

  it('a customer’s token opens neither what the console nor what the desk asks for', async () => {
    const headers = await bearer('customer');
    const asked = ['/projections', '/events', '/processes', '/customers', '/ops/jobs'];
    for (const address of asked) expect([address, (await client.ask({ path: address, headers })).status]).toEqual([address, 403]);
  });
});
