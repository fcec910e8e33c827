import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';

const page = join(import.meta.dirname, '../../apps/console');
const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
/** Of all files together, each compressed with gzip. */
const MOST_BYTES = 90_000;

async function read(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const));
  return Object.fromEntries(contents.toSorted());
}

it('what is checked in is what the sources make: npm run build:page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'built-page-'));
  onTestFinished(() => rm(folder, { recursive: true }));

  // As the script does it: what a test's own environment says must not reach the build.
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, [vite, 'build', page, '--outDir', folder, '--logLevel', 'error'], { env });

  const [made, checkedIn] = [await read(folder), await read(join(page, 'built'))];
  expect(Object.keys(checkedIn)).toEqual(Object.keys(made));
  expect(checkedIn).toEqual(made);
});

it('all of it together is small enough for a slow line', async () => {
  const sizes = Object.values(await read(join(page, 'built'))).map((content) => gzipSync(content, { level: 9 }).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});

it('nothing of it is loaded from elsewhere, or stands where the policy of the page forbids it', async () => {
  const { 'index.html': html = '', ...files } = await read(join(page, 'built'));
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/);
  for (const [name, content] of Object.entries(files))
    expect([name, /url\(["']?(data|https?):/.exec(content)?.[0]]).toEqual([name, undefined]);
});
