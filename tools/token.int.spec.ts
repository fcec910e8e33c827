import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, expect, test } from 'vitest';

const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'orderline-token-'));
afterAll(() => rmSync(dataDirectory, { recursive: true }));

function token(...args: string[]) {
  const environment = { ...process.env, DATA_DIR: dataDirectory, JWT_SECRET: '' };
  return spawnSync(process.execPath, ['tools/run.mjs', 'token', ...args], { encoding: 'utf8', env: environment });
}

test('the command prints the token and nothing else', () => {
  const { stdout, status } = token('--role', 'customer', '--subject', 'customer-1', '--expires', '2h');

  expect(status).toBe(0);
  expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const { role, sub, exp = 0, iat = 0 } = decodeJwt(stdout.trim());
  expect({ role, sub, seconds: exp - iat }).toEqual({ role: 'customer', sub: 'customer-1', seconds: 7200 });
});

test('a link needs an installation that runs', () => {
  const { stdout, stderr, status } = token('--link');
  const said = stderr.trim().split('\n').at(-1);
  expect({ stdout, said, status }).toEqual({
    stdout: '',
    said: '--link needs an installation that runs: npm start, in another terminal.',
    status: 1,
  });
});

test('the link opens the console as an admin for eight hours, or as who is named', async () => {
  const runtime = { pid: process.pid, queryApiUrl: 'http://127.0.0.1:3001' };
  writeFileSync(path.join(dataDirectory, 'runtime.json'), JSON.stringify(runtime));
  const claimsOf = ({ stdout }: ReturnType<typeof token>) => {
    const [, opened, printed = ''] = /^(.*)#token=([\w-]+\.[\w-]+\.[\w-]+)\n$/.exec(stdout) ?? [];
    const { role, sub, exp = 0, iat = 0 } = decodeJwt(printed);
    return { opened, role, sub, seconds: exp - iat };
  };

  const console = 'http://127.0.0.1:3001/console';
  expect(claimsOf(token('--link'))).toEqual({ opened: console, role: 'admin', sub: 'local-admin', seconds: 28_800 });
  const named = token('--link', '--role', 'clerk', '--subject', 'clara', '--expires', '10m');
  expect(claimsOf(named)).toEqual({ opened: console, role: 'clerk', sub: 'clara', seconds: 600 });
  expect(token('--link', '--role', 'customer').stderr).toContain('--link is for those who work here');
});

test.each([
  [['--role', 'king'], '--role king must be one of: customer, clerk, warehouse, importer, admin, service.'],
  [[], '--role is missing; it must be one of: customer, clerk, warehouse, importer, admin, service.'],
  [['--role', 'clerk', '--expires', 'soon'], '--expires soon is no span of time: write a number with s, m, h or d, such as 30m.'],
  [['--role', 'clerk', '--scopes', 'admin'], '--scopes belong to the role service: a clerk may do what a clerk may.'],
  [['--role', 'service', '--scopes', 'clerk,cook'], '--scopes clerk,cook: cook is none of customer, clerk, warehouse, importer, admin.'],
])('%j is refused in a sentence', (args, sentence) => {
  const { stdout, stderr, status } = token(...args);

  expect({ stdout, said: stderr.trim().split('\n').at(-1), status }).toEqual({ stdout: '', said: sentence, status: 1 });
});
