import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { corsOrigins } from '#platform/http/cors';
import { appEnvironment } from './environment.js';
import { type Settings } from './settings.js';

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

const originsOf = ({ CORS_ORIGINS }: NodeJS.ProcessEnv) => [...corsOrigins(CORS_ORIGINS)].sort();
const at = (host: string, port: number): Settings => ({ ...settings, host, ports: { ...settings.ports, 'query-api': port } });

test('the page is told where the processes are, and its origin may read their answers, however this machine is called', () => {
  vi.stubEnv('CORS_ORIGINS', 'https://shop.example');
  onTestFinished(() => void vi.unstubAllEnvs());

  const environment = appEnvironment(settings, made, urls);

  expect(environment).toMatchObject({ PAGE_COMMAND_API: 'http://127.0.0.1:3000', PAGE_PROJECTOR: 'http://127.0.0.1:3002' });
  expect(originsOf(environment)).toEqual(['http://127.0.0.1:3001', 'http://localhost:3001', 'https://shop.example']);
  expect(originsOf(appEnvironment(at('::1', 3001), made, urls))).toContain('http://[::1]:3001');
  expect(originsOf(appEnvironment(at('0.0.0.0', 80), made, urls))).toEqual([
    'http://127.0.0.1',
    'http://localhost',
    'https://shop.example',
  ]);
});

test('where the user says where the page finds the processes, it is there', () => {
  vi.stubEnv('PAGE_COMMAND_API', 'https://shop.example');
  vi.stubEnv('PAGE_PROJECTOR', '/ops');
  onTestFinished(() => void vi.unstubAllEnvs());

  expect(appEnvironment(settings, made, urls)).toMatchObject({ PAGE_COMMAND_API: 'https://shop.example', PAGE_PROJECTOR: '/ops' });
});

test('an OpenID provider of the user’s own takes the place of the secret that is made', () => {
  vi.stubEnv('JWT_SECRET', undefined);
  vi.stubEnv('OIDC_ISSUER', 'https://login.example');
  onTestFinished(() => void vi.unstubAllEnvs());

  expect(appEnvironment(settings, made, urls)).not.toHaveProperty('JWT_SECRET', 'made');
});
