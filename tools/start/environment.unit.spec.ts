import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { appEnvironment } from './environment.js';

const settings = { dataDirectory: '.data', host: '127.0.0.1', ports: { 'command-api': 3000, 'query-api': 3001, projector: 3002 } };
const urls = { eventStoreUrl: 'postgres://made/orderline', readModelsUrl: 'postgres://made/orderline' };
const made = { jwtSecret: 'made', commandSecret: 'made', postgresPassword: 'made', masterKey: 'made', paymentWebhookSecret: 'made' };

test('a secret that the user keeps in a file goes before the one that is made, and the apps get it once', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'key'), 'the-user’s-own\n');
  vi.stubEnv('MASTER_KEY', undefined);
  vi.stubEnv('MASTER_KEY_FILE', path.join(folder, 'key'));
  onTestFinished(() => void vi.unstubAllEnvs());

  const environment = appEnvironment(settings, made, urls);

  expect(environment.MASTER_KEY).toBe('the-user’s-own');
  expect(environment).not.toHaveProperty('MASTER_KEY_FILE');
  expect(environment.COMMAND_SECRET).toBe('made');
});
