import createClient from 'openapi-fetch';
import openapiTS, { astToString } from 'openapi-typescript';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { send } from './exchange.js';
import { openInstallation } from './installation.js';

/** What a stranger writes with nothing but the types that are made from the descriptions. */
const program = `import type { Client } from 'openapi-fetch';
import type { paths as Commands } from './commands.js';
import type { paths as Queries } from './queries.js';

export async function follow(commands: Client<Commands>, queries: Client<Queries>) {
  const placed = await commands.POST('/orders', {
    params: { header: { 'Idempotency-Key': 'first-order' } },
    body: {
      customerId: 'carl', currency: 'GBP', lines: [{ sku: 'LANTERN', quantity: 2 }],
      shipTo: { country: 'GB' }, payment: { method: 'card' },
    },
  });
  if (placed.data === undefined) throw new Error(placed.error.detail);
  const { id, position, events } = placed.data;
  const header = { 'Min-Event-Position': position, Prefer: 'wait=20' };
  const order = await queries.GET('/orders/{id}', { params: { path: { id }, header } });
  const history = await queries.GET('/orders/{id}/history', { params: { path: { id }, query: { limit: 10 } } });
  return { id, events, status: order.data?.status, due: order.data?.amountDue, history: history.data?.items.map(({ type }) => type) };
}
`;

interface Followed {
  readonly id: string;
  readonly events: readonly string[];
  readonly due: { readonly amount: string; readonly currency: string };
  readonly history: readonly string[];
}

it('a client whose types are made from the descriptions places, reads, pays and follows an order', async () => {
  const database = await createTestDatabase();
  const installation = await openInstallation(database.url);
  const folder = await mkdtemp(join(tmpdir(), 'client-'));
  onTestFinished(async () => {
    await installation.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });
  const { urls, token } = installation;
  const post = (path: string, body: object) =>
    send(installation, { api: 'commandApi', method: 'POST', path, body: JSON.stringify(body) }, { role: 'admin', subject: 'ada' });
  await post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '2.55', currency: 'GBP' } });
  await post('/products/LANTERN/publish', {});
  await post('/stock/LANTERN/receive', { quantity: 10 });

  for (const [name, url] of [
    ['commands', urls.commandApi],
    ['queries', urls.queryApi],
  ] as const)
    await writeFile(join(folder, `${name}.d.ts`), astToString(await openapiTS(new URL(`${url}/openapi.json`))));
  await writeFile(join(folder, 'follow.ts'), program);
  expect(faultsOf(join(folder, 'follow.ts'))).toEqual([]);
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024 } });
  await writeFile(join(folder, 'follow.mjs'), outputText);
  const { follow } = (await import(pathToFileURL(join(folder, 'follow.mjs')).href)) as {
    follow: (...clients: object[]) => Promise<Followed>;
  };
  const headers = { authorization: `Bearer ${await token('customer', 'carl')}` };
  const client = (baseUrl: string) => createClient({ baseUrl, headers });

  const { id, events, due, history } = await follow(client(urls.commandApi), client(urls.queryApi));

  expect([events, due, history[0]]).toEqual([['OrderPlaced'], { amount: '5.1', currency: 'GBP' }, 'OrderPlaced']);
  const captured = { id: 'evt-1', type: 'captured', amount: due, occurredAt: new Date().toISOString() };
  expect((await post(`/payments/${id}/provider-events`, captured)).status).toBe(200);
  await vi.waitFor(async () => {
    const { data } = await client(urls.queryApi).GET(`/orders/${id}` as never);
    expect(data).toMatchObject({ status: 'confirmed' });
  }, 20_000);
});

/** What the compiler says of a file. */
function faultsOf(file: string): readonly string[] {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    paths: {
      'openapi-fetch': [
        createRequire(import.meta.url)
          .resolve('openapi-fetch')
          .replace(/\.c?js$|\.mjs$/, ''),
      ],
    },
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
