import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { localInstallation, signToken, writeRuntime } from './local-installation.js';

let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = path.join(await mkdtemp(path.join(os.tmpdir(), 'orderline-local-')), 'data');
  vi.stubEnv('DATA_DIR', dataDirectory);
  vi.stubEnv('JWT_SECRET', undefined);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(path.dirname(dataDirectory), { recursive: true, force: true });
});

test('the secrets are made once, also by several at once, and only their owner may read them', async () => {
  const all = await Promise.all([localInstallation(), localInstallation(), localInstallation()]);

  expect(new Set(all.map(({ secrets }) => JSON.stringify(secrets))).size).toBe(1);
  expect((await localInstallation()).secrets).toEqual(all[0].secrets);
  expect((await stat(path.join(dataDirectory, 'secrets.json'))).mode & 0o777).toBe(0o600);
});

test('secrets that an older installation has not are made once, also by several at once; those it has stay', async () => {
  const { secrets } = await localInstallation();
  const file = path.join(dataDirectory, 'secrets.json');
  const { masterKey: _, paymentWebhookSecret: __, ...older } = secrets;
  for (let round = 0; round < 10; round++) {
    await writeFile(file, JSON.stringify(older));

    const all = await Promise.all([localInstallation(), localInstallation(), localInstallation()]);

    const stored = JSON.parse(await readFile(file, 'utf8')) as typeof secrets;
    expect(stored).toMatchObject(older);
    expect([stored.masterKey, stored.paymentWebhookSecret].map((made) => made.length)).toEqual([43, 43]);
    for (const each of all) expect(each.secrets).toEqual(stored);
  }
  expect(await readdir(dataDirectory)).toEqual(['secrets.json']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.each([
  ['', 'jwtSecret'],
  ['{"jwtSecret":"short"}', 'jwtSecret'],
  [`{"jwtSecret":"${'x'.repeat(32)}"}`, 'commandSecret'],
])('damaged secrets (%s) are not replaced by new ones', async (content, name) => {
  await localInstallation();
  await writeFile(path.join(dataDirectory, 'secrets.json'), content);

  await expect(localInstallation()).rejects.toThrow(`${dataDirectory}/secrets.json is damaged (${name} is missing or too short): put back`);
});

test('what runs is known while its launcher lives', async () => {
  await localInstallation();
  const runtime = { pid: process.pid, eventStoreUrl: 'e', postgresUrl: 'p', commandApiUrl: 'c', queryApiUrl: 'q', projectorUrl: 'r' };

  await writeRuntime(dataDirectory, runtime);
  expect((await localInstallation()).runtime).toEqual(runtime);

  await writeRuntime(dataDirectory, { ...runtime, pid: 2 ** 30 });
  expect((await localInstallation()).runtime).toBeUndefined();
});

test('a token carries role, subject, scopes and its end, signed with the installation’s secret', async () => {
  const token = await signToken({ role: 'service', subject: 'shop-1', expires: '30m', scopes: ['clerk'] });

  const { secrets } = await localInstallation();
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(secrets.jwtSecret));
  expect(protectedHeader.alg).toBe('HS256');
  expect(payload).toMatchObject({ role: 'service', sub: 'shop-1', scopes: ['clerk'] });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(1800);
});

test.each(['', '0m', '5', 'soon', '-1h', '1h30m'])('an end of "%s" is refused', async (expires) => {
  await expect(signToken({ role: 'clerk', expires })).rejects.toThrow('is no span of time: write a number with s, m, h or d, such as 30m.');
});
