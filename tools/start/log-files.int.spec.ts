import { appendFileSync, closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openLog, putAside } from './log-files.js';

const limits = { bytes: 10_000, kept: 3 };
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'orderline-logs-'));
  file = path.join(folder, 'app.log');
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

const line = (number: number) => `line ${String(number).padStart(6, '0')} ${'x'.repeat(80)}\n`;
const linesOf = (name: string) => readFileSync(path.join(folder, name), 'utf8').split('\n').slice(0, -1);

async function burst(count: number): Promise<void> {
  const log = openLog(file, limits);
  for (let number = 0; number < count; number++) log.write(line(number));
  await new Promise<void>((resolve) => log.end(resolve));
}

test('a burst fills a bounded number of files of a bounded size with its last lines, whole and in order', async () => {
  await burst(5_000);

  const names = readdirSync(folder).sort();
  expect(names).toEqual(['app.log', 'app.log.1', 'app.log.2', 'app.log.3']);
  for (const name of names) expect(statSync(path.join(folder, name)).size).toBeLessThan(limits.bytes + line(0).length);
  const kept = names.toReversed().flatMap(linesOf);
  expect(kept.length).toBeGreaterThan(300);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, number) => line(5_000 - kept.length + number).trimEnd()));
});

test('a log that was there is gone on with, and put aside when it is full', async () => {
  appendFileSync(file, line(0).repeat(50));
  await burst(60);

  expect(linesOf('app.log.1').length + linesOf('app.log').length).toBe(110);
});

test('nobody else may read a log', async () => {
  await burst(1);

  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a log that another process keeps open is emptied under it, and goes on in the same file', () => {
  const other = openSync(file, 'a');
  onTestFinished(() => closeSync(other));
  for (let round = 0; round < 6; round++) {
    writeSync(other, line(round).repeat(120));
    expect(putAside(file, limits)).toBe(true);
  }
  writeSync(other, line(6));

  expect(putAside(file, limits)).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['app.log', 'app.log.1', 'app.log.2', 'app.log.3']);
  expect(linesOf('app.log')).toEqual([line(6).trimEnd()]);
  expect(linesOf('app.log.1')[0]).toBe(line(5).trimEnd());
  expect(linesOf('app.log.3')[0]).toBe(line(3).trimEnd());
});

test('a log that is not there yet is left alone', () => {
  expect(putAside(file, limits)).toBe(false);
});
