import { connect, createServer } from 'node:net';
import { beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { migrateEventStore } from '#event-store/postgres/schema';
import { type BuiltApp, buildProduct, startBuiltApp } from '#lab/test-bed/built-app';
import { createTestDatabase } from '#lab/test-bed/database';
import { migrateKeyVault } from '#personal-data/schema';
import { fakeServer } from '#postgres/testing/fake-server';
import { migrateReadModels } from '#projector/migrate';
import { freePort } from '../free-port.js';

const secrets = {
  JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
  MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
  PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
};

/** Nobody listens there. */
const AWAY = 'postgres://anna:secret@127.0.0.1:1/shop';

beforeAll(buildProduct, 120_000);

function start(name: Parameters<typeof startBuiltApp>[0], databaseUrl: string, more: NodeJS.ProcessEnv = {}): BuiltApp {
  const app = startBuiltApp(name, { ...secrets, EVENT_STORE_URL: databaseUrl, READ_MODELS_URL: databaseUrl, ...more });
  onTestFinished(async () => {
    app.child.kill('SIGKILL');
    await app.exited;
  });
  return app;
}

async function isReady(app: BuiltApp): Promise<void> {
  const readiness = `${await app.url}/health/ready`;
  await expect.poll(async () => (await fetch(readiness)).status, { timeout: 10_000 }).toBe(200);
}

function changed(change: (url: URL) => void): string {
  const url = new URL(inject('postgresUrl'));
  change(url);
  return url.href;
}

describe.each(['command-api', 'query-api', 'projector'] as const)('%s', (name) => {
  test.each([
    ['JWKS_URL', 'https://issuer.example/keys', 'is set beside JWT_SECRET'],
    ['CORS_ORIGINS', '*', 'must be origins'],
    ['TRUSTED_PROXIES', 'gateway', 'must be addresses'],
  ])('given a wrong %s, it does not wait for a database that is away before it says so', async (setting, value, sentence) => {
    const app = start(name, AWAY, { [setting]: value });

    expect(await app.exited).toBe(2);
    expect(app.printed().errors).toMatch(new RegExp(`^${name} cannot start: ${setting} ${sentence}[^\n]*\n$`));
    expect(app.printed().output).toBe('');
  });

  test.each([
    [
      'a setting that is none',
      async () => inject('postgresUrl'),
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is not usable: must be one of trace, debug',
    ],
    ['a setting that is missing', async () => '', {}, 'EVENT_STORE_URL is not set'],
    ['a wrong password', async () => changed((url) => (url.password = 'wrong')), {}, 'password authentication failed'],
    ['a database that nobody makes', async () => changed((url) => (url.pathname = '/nowhere')), {}, 'database "nowhere" does not exist'],
    ['a server that is too old', () => fakeServer({ versionNumber: 140_023 }), {}, 'it is PostgreSQL 14.23, and 15 is the oldest'],
  ])('given %s, it ends with exit code 2 and one sentence', async (_, url, settings, sentence) => {
    const app = start(name, await url(), settings);

    expect(await app.exited).toBe(2);
    const { output, errors } = app.printed();
    expect(errors).toContain(sentence.replace('EVENT_STORE_URL', name === 'query-api' ? 'READ_MODELS_URL' : 'EVENT_STORE_URL'));
    expect(errors).toMatch(new RegExp(`^${name} cannot start: [^\n]*\n$`));
    expect(output).toBe('');
  });

  test('given several servers, of which the first is away, it finds the one that takes writes', async () => {
    const database = await createTestDatabase();
    await Promise.all([migrateEventStore(database.url), migrateReadModels(database.url), migrateKeyVault(database.url)]);
    const away = `127.0.0.1:${await freePort()}`;
    const app = start(name, database.url.replace(/@([^/]+)/, `@${away},$1`).concat('?target_session_attrs=read-write'));

    await isReady(app);
    app.child.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    expect(app.printed().output).not.toMatch(/"level":"(warn|error)"/);
    await database.drop();
  });

  test('given a database that is still starting, it waits for it with one line, then serves; asked to end, it is not ready any more, and asked again, it ends', async () => {
    const database = await createTestDatabase();
    await Promise.all([migrateEventStore(database.url), migrateReadModels(database.url), migrateKeyVault(database.url)]);
    const port = await freePort();
    const app = start(name, database.url.replace(/:\d+\//, `:${port}/`), { SHUTDOWN_DELAY_MS: '60000' });
    const waits = () => app.printed().output.match(/"msg":"waiting for the database of [A-Z_]+: connect ECONNREFUSED[^\n]*/g) ?? [];
    await expect.poll(waits, { timeout: 20_000 }).toHaveLength(1);

    const { hostname, port: real } = new URL(database.url);
    const gate = createServer((socket) => void socket.pipe(connect(Number(real), hostname)).pipe(socket));
    gate.on('connection', (socket) => socket.on('error', () => undefined));
    gate.listen(port, '127.0.0.1');
    onTestFinished(() => void gate.close());

    await isReady(app);
    expect(waits()).toHaveLength(1);
    app.child.kill('SIGTERM');
    const readiness = async () => (await fetch(`${await app.url}/health/ready`)).json();
    await expect.poll(readiness).toMatchObject({ status: 'down', stopping: true });
    app.child.kill('SIGTERM');
    expect(await app.exited).toBe(0);
    await database.drop();
  });
});
