import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'orderline-linked-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('dependencies are not installed through a link into the folder of somebody else', () => {
  const checkout = path.join(folder, 'checkout');
  const anothers = path.join(folder, 'anothers');
  for (const made of [checkout, anothers]) mkdirSync(made);
  for (const part of ['tools/run.mjs', 'tools/run', 'package.json', 'package-lock.json'])
    cpSync(part, path.join(checkout, part), { recursive: true });
  writeFileSync(path.join(anothers, 'kept'), '');
  symlinkSync(anothers, path.join(checkout, 'node_modules'));

  const { status, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'token', '--help'], { cwd: checkout, encoding: 'utf8' });

  expect(stderr).toContain('node_modules is a link');
  expect(status).toBe(1);
  expect(existsSync(path.join(anothers, 'kept'))).toBe(true);
});
