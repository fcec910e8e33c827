import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SignJWT } from 'jose';
import { beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { buildProduct, startBuiltApp } from '#lab/test-bed/built-app';
import { createTestDatabase } from '#lab/test-bed/database';
import { withConnection } from './connection.js';

const dist = path.resolve(import.meta.dirname, '../../dist');
const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};
const PATIENCE_MS = 30_000;

beforeAll(buildProduct, 120_000);

/** An empty database that one role may make schemas in, and another may not. */
async function twoRoles() {
  const database = await createTestDatabase();
  const server = inject('postgresUrl');
  const suffix = randomBytes(4).toString('hex');
  const [migrator, runner] = [`migrate_${suffix}`, `run_${suffix}`] as const;
  onTestFinished(async () => {
    await database.drop();
    await withConnection(server, (client) => client.query(`drop role ${migrator}; drop role ${runner}`));
  });
  await withConnection(server, (client) =>
    client.query(
      `create role ${migrator} login password 'migrate'; create role ${runner} login password 'run'; grant ${runner} to ${migrator};
       alter database ${new URL(database.url).pathname.slice(1)} owner to ${migrator}`,
    ),
  );
  const urlOf = (username: string, password: string) => Object.assign(new URL(database.url), { username, password }).href;
  return { superuser: database.url, migrator: urlOf(migrator, 'migrate'), runner: urlOf(runner, 'run'), role: runner };
}

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'url');
  await writeFile(file, text);
  return file;
}

async function run(program: string, args: readonly string[], url: string) {
  const { PATH } = process.env;
  const env = { PATH, EVENT_STORE_URL: url, READ_MODELS_URL: url };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(dist, program), ...args], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}
const migrate = (args: readonly string[], url: string) => run('tools/migrate/migrate-main.js', args, url);
const replay = (args: readonly string[], url: string) => run('apps/projector/src/replay-main.js', args, url);

test(
  'the role that runs does all work of the three processes, rebuilds too, and can change neither what has happened nor the schemas',
  { timeout: 240_000 },
  async () => {
    const { superuser, migrator, runner, role } = await twoRoles();
    expect(await migrate(['--grant-to', role], migrator)).toMatchObject({ code: 0 });
    const settings = { ...secrets, EVENT_STORE_URL_FILE: await fileWith(`${runner}\n`), READ_MODELS_URL: runner };
    const apps = (['command-api', 'query-api', 'projector'] as const).map((name) => startBuiltApp(name, settings));
    onTestFinished(async () => {
      for (const app of apps) {
        app.child.kill('SIGKILL');
        await app.exited;
      }
    });
    const [commandApi = '', queryApi = ''] = await Promise.all(apps.map((app) => app.url));
    const admin = { authorization: `Bearer ${await signToken('admin')}` };
    const post = async (address: string, body: object) => {
      const headers = { ...admin, 'content-type': 'application/json' };
      const answer = await fetch(commandApi + address, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(`${address} ${answer.status}: ${answer.ok ? '' : await answer.text()}`).toMatch(/ 20[01]: $/);
    };
    const read = async (address: string) => (await (await fetch(queryApi + address, { headers: admin })).json()) as Record<string, unknown>;

    await post('/products', { sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '3.39', currency: 'GBP' } });
    await post('/products/LANTERN/publish', {});
    await post('/stock/LANTERN/receive', { quantity: 10 });
    await post('/customers', { customerId: 'ann', name: 'Ann', email: 'ann@example.com' });
    const order = { currency: 'GBP', lines: [{ sku: 'LANTERN', quantity: 6 }], shipTo: { name: 'Ann', country: 'GB' } };
    await post('/orders', { orderId: 'first', customerId: 'ann', ...order, payment: { method: 'on-account' } });
    await vi.waitFor(async () => expect(await read('/orders/first')).toMatchObject({ status: 'confirmed' }), PATIENCE_MS);
    await post('/orders', {
      orderId: 'second',
      customerId: 'ann',
      ...order,
      lines: [{ sku: 'LANTERN', quantity: 1 }],
      payment: { method: 'card' },
    });
    await post('/orders/first/ship', {});
    await post('/customers/ann/erase', { reason: 'asked for' });
    await vi.waitFor(async () => expect(await read('/customers/ann')).toMatchObject({ erased: true }), PATIENCE_MS);
    for (const verb of [
      ['rebuild', '--all'],
      ['rollback', 'orders'],
      ['verify', 'orders'],
      ['pause', 'sales'],
      ['resume', 'sales'],
      ['drop', 'sales'],
    ])
      expect(await replay(verb, runner), verb.join(' ')).toMatchObject({ code: 0 });
    expect(await read('/orders/first')).toMatchObject({ status: 'shipped' });
    expect(apps.map((app) => app.printed().output).join('')).not.toMatch(/permission denied|must be owner/);
    const timers = await rows(superuser, 'select from processes.timers');
    const budgets = await rows(superuser, 'select from rate_limits.windows');
    expect([timers.length, budgets.length > 0]).toEqual([1, true]);

    // A release later: tables that the runner has made are the migrator's to change, too.
    expect(await migrate(['--grant-to', role], migrator)).toMatchObject({ code: 0 });
    for (const forbidden of [
      `delete from event_store.events`,
      `update event_store.events set type = 'Nothing'`,
      `truncate event_store.events`,
      `drop table event_store.events`,
      `alter table event_store.events add column more text`,
      `create table event_store.more ()`,
      `drop schema event_store cascade`,
      `drop function event_store.last_revision(text)`,
      `delete from personal_data.keys`,
      `delete from projections.accepted_logs`,
      `update projections.schema_version set version = 99`,
      `drop table processes.timers`,
      `create schema more`,
    ])
      await expect(rows(runner, forbidden), forbidden).rejects.toMatchObject({ code: '42501' });
  },
);

test('given a schema that is behind, a process with the role that runs says who has to bring it up to date', async () => {
  const { migrator, runner, role } = await twoRoles();
  await migrate(['--grant-to', role], migrator);
  await rows(migrator, 'update event_store.schema_version set version = 2');
  await rows(migrator, 'update projections.schema_version set version = 1');

  const settings = { ...secrets, EVENT_STORE_URL: runner, READ_MODELS_URL: runner };
  const refused = (['command-api', 'projector'] as const).map((name) => startBuiltApp(name, settings));

  expect(await Promise.all(refused.map((app) => app.exited))).toEqual([2, 2]);
  expect(refused.map((app) => app.printed().errors)).toEqual([
    expect.stringMatching(/^command-api cannot start: The schema event_store has to be made or changed.* run `npm run migrate`/) as string,
    expect.stringMatching(/^projector cannot start: The schema projections has to be made or changed.* run `npm run migrate`/) as string,
  ]);
});

test('given a migrating role that is no member of the one that runs, it is told what is missing', async () => {
  const { superuser, migrator, role } = await twoRoles();
  await rows(superuser, `revoke ${role} from ${new URL(migrator).username}`);

  expect(await migrate(['--grant-to', role], migrator)).toMatchObject({
    code: 2,
    said: expect.stringContaining(`cannot be handed over to ${role}: make who migrates a member of it`) as string,
  });
});

async function rows(url: string, query: string): Promise<readonly unknown[]> {
  return withConnection(url, async (client) => (await client.query<Record<string, unknown>>(query)).rows);
}

function signToken(role: string): Promise<string> {
  const key = new TextEncoder().encode(secrets.JWT_SECRET);
  return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('olga').setExpirationTime('10m').sign(key);
}
