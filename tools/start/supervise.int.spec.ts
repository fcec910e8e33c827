import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../process-identity.js';
import { startApp } from './app.js';
import { PartLog } from './part-log.js';
import { type Running, supervise, type Supervised } from './supervise.js';

/** A stand-in for an app's program: serves, and ends as an app does, unless told otherwise. */
const program = `
const { BEHAVIOUR } = process.env;
if (BEHAVIOUR === 'dies') { console.log(JSON.stringify({ level: 'fatal', msg: 'no database' })); process.exit(3); }
if (BEHAVIOUR === 'refuses') { console.error('app cannot start: LOG_LEVEL is not usable'); process.exit(2); }
process.on('SIGTERM', () => { if (BEHAVIOUR !== 'stubborn') process.exit(0); });
process.on('disconnect', () => process.exit(0));
setInterval(() => undefined, 1000);
console.log(JSON.stringify({ level: 'info', msg: 'quiet' }));
console.log(JSON.stringify({ level: 'warn', msg: 'loud', err: { message: 'because' } }));
process.send({ ready: true });
`;
const patience = { deaths: 5, periodMs: 60_000, pauseMs: 5 };
const never = new AbortController().signal;
let folder: string;
let lines: string[];
let log: PartLog;
let started: Running[];
let supervised: Supervised | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-supervise-'));
  await writeFile(path.join(folder, 'app.mjs'), program);
  lines = [];
  started = [];
  log = new PartLog('app', path.join(folder, 'app.log'), (line) => lines.push(line));
});

afterEach(async () => {
  await supervised?.stop(AbortSignal.abort());
  await log.close();
  expect(started.filter(({ pid }) => isAlive(pid))).toEqual([]);
  await rm(folder, { recursive: true });
});

function superviseApp(behaviour: string, graceMs?: number): Supervised {
  const start = async () => {
    const app = startApp({
      entry: path.join(folder, 'app.mjs'),
      environment: { ...process.env, BEHAVIOUR: behaviour },
      log,
      ...(graceMs && { graceMs }),
    });
    started.push(app);
    return app;
  };
  supervised = supervise({ name: 'app', start }, (line) => lines.push(line), patience);
  return supervised;
}

test('an app that is killed is started again', async () => {
  const app = superviseApp('serves');
  await app.ready;

  process.kill(started[0]!.pid, 'SIGKILL');

  await expect.poll(() => lines).toContain('app serves again');
  expect(lines).toContain('app died: killed by SIGKILL. It is started again in 0.005 s');
  expect(started).toHaveLength(2);
});

test('the fifth death within the period ends the supervision, with the reason', async () => {
  const app = superviseApp('dies');

  await expect(app.failed).rejects.toThrow('app died 5 times within 60 seconds, the last time so: exit code 3, after "no database"');

  expect(started).toHaveLength(5);
  expect(lines.filter((line) => line.includes('started again')).map((line) => / in ([\d.]+) s/.exec(line)?.[1])).toEqual([
    '0.005',
    '0.01',
    '0.02',
    '0.04',
  ]);
});

test('an app that ended for good is not started again, and its own sentence is the reason', async () => {
  const app = superviseApp('refuses');

  await expect(app.failed).rejects.toThrow(/^app cannot start: LOG_LEVEL is not usable$/);
  await expect(app.failed).rejects.toMatchObject({ exitCode: 2 });

  expect(started).toHaveLength(1);
  expect(lines).toEqual(['app cannot start: LOG_LEVEL is not usable']);
});

test('who waits for a part to serve waits while it is dead', async () => {
  const app = superviseApp('serves');
  await app.whenServing(never);
  process.kill(started[0]!.pid, 'SIGKILL');
  await expect.poll(() => lines.join()).toContain('app died');

  await app.whenServing(never);

  expect(started).toHaveLength(2);
  expect(lines).toContain('app serves again');
});

test('a stopped app has ended, and is not started again', async () => {
  const app = superviseApp('serves');
  await app.ready;

  await app.stop(never);

  expect(await started[0]!.exited).toBe('exit code 0');
  expect(started).toHaveLength(1);
});

test('an app is in a process group of its own, where Ctrl-C does not reach it', async () => {
  await superviseApp('serves').ready;
  const { pid } = started[0]!;

  expect(spawnSync('ps', ['-o', 'pgid=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()).toBe(String(pid));
});

test('an app that does not end in time is killed', async () => {
  const app = superviseApp('stubborn', 100);
  await app.ready;

  await app.stop(never);

  expect(await started[0]!.exited).toBe('killed by SIGKILL');
});

test('an app that does not end is killed at once in a hurry', async () => {
  const app = superviseApp('stubborn', 60_000);
  await app.ready;
  const hurry = new AbortController();
  const stopped = app.stop(hurry.signal);

  hurry.abort();

  await stopped;
  expect(await started[0]!.exited).toBe('killed by SIGKILL');
});

test('a restart that was asked for is no death', async () => {
  const app = superviseApp('serves');
  await app.ready;

  await app.restart();

  await expect.poll(() => lines).toContain('app serves again');
  expect(lines.join()).not.toContain('died');
});

test('warnings reach the terminal in words, everything reaches the log', async () => {
  const app = superviseApp('serves');
  await app.ready;

  await expect.poll(() => lines).toContain('app: loud: because');

  expect(lines.join()).not.toContain('quiet');
  await expect.poll(() => readFile(path.join(folder, 'app.log'), 'utf8')).toContain('"msg":"quiet"');
});
