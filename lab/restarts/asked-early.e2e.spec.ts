import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '#tools/free-port';
import { buildProduct, startBuiltApp } from '../test-bed/built-app.js';

beforeAll(buildProduct, 120_000);

test.each(['command-api', 'query-api', 'projector'] as const)(
  'a %s that is asked to end while it waits for its database ends at once, with 0',
  async (name) => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`;
    const app = startBuiltApp(name, {
      EVENT_STORE_URL: url,
      READ_MODELS_URL: url,
      JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
      COMMAND_SECRET: 'another-secret-for-tests-of-32-characters',
      MASTER_KEY: 'a-master-key-for-tests-of-43-characters-xxx',
      PAYMENT_WEBHOOK_SECRET: 'a-webhook-secret-for-tests-of-32-characters',
    });
    onTestFinished(() => void app.child.kill('SIGKILL'));
    await vi.waitFor(() => expect(app.printed().output).toContain('waiting for the database'), 30_000);

    app.child.kill('SIGTERM');

    expect(await app.exited).toBe(0);
    expect(app.printed().errors).toBe('');
  },
);
