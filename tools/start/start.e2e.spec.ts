import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../free-port.js';
import { readJson } from '../json-file.js';
import { isAlive } from '../process-identity.js';

const PATIENCE = { timeout: 90_000, interval: 100 };
let dataDirectory: string;
let environment: NodeJS.ProcessEnv;
let started: { readonly child: ChildProcess; output: string; readonly ended: Promise<number | null> }[];

beforeEach(async () => {
  dataDirectory = await mkdtemp(path.join(os.tmpdir(), 'orderline-start-'));
  const ports = { COMMAND_API_PORT: `${await freePort()}`, QUERY_API_PORT: `${await freePort()}`, PROJECTOR_PORT: `${await freePort()}` };
  const metrics = { COMMAND_API_METRICS_PORT: '0', QUERY_API_METRICS_PORT: '0', PROJECTOR_METRICS_PORT: '0' };
  environment = { ...process.env, ...ports, ...metrics, DATA_DIR: dataDirectory, NODE_ENV: '', JWT_SECRET: '' };
  started = [];
});

afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  await rm(dataDirectory, { recursive: true, force: true });
});

/** `npm start` without npm. */
function start(): (typeof started)[number] {
  const child = spawn(process.execPath, ['tools/run.mjs', 'start'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  const run = { child, output: '', ended };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (run.output += text));
  started.push(run);
  return run;
}

async function serves(run: (typeof started)[number]): Promise<void> {
  const ready = expect.poll(() => run.output, PATIENCE).toMatch(/^ready {2}command-api http/m);
  await Promise.race([
    ready,
    run.ended.then((code) => {
      throw new Error(`It ended with ${code} before it served: ${run.output}`);
    }),
  ]);
}

/** The curl command that the start prints, as a request. */
async function firstCommand(output: string): Promise<{ status: number; token: string; body: unknown }> {
  const [, url = '', token = '', body = ''] = /curl -i (\S+) [^]*?Bearer (\S+)'[^]*?-d '(.*)'/.exec(output) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
  });
  return { status: response.status, token, body: await response.json() };
}

test(
  'the printed command works, the view shows it, a stop leaves nothing running, and the next start finds everything',
  { timeout: 240_000 },
  async () => {
    const first = start();
    await serves(first);
    const { status, token, body } = await firstCommand(first.output);
    expect({ status, body }).toMatchObject({ status: 201, body: { id: 'TEAPOT-1', events: ['ProductAdded'] } });
    const runtime = (await readJson(path.join(dataDirectory, 'runtime.json'))) as Record<string, string>;
    const product = () =>
      fetch(`${runtime.queryApiUrl}/products/TEAPOT-1`, { headers: { Authorization: `Bearer ${token}`, 'Min-Event-Position': '1' } });
    expect((await product()).status).toBe(200);

    const { processes } = (await readJson(path.join(dataDirectory, 'launcher.json'))) as { processes: Record<string, { pid: number }> };
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(Object.values(processes).filter(({ pid }) => isAlive(pid))).toEqual([]);

    const begun = Date.now();
    const second = start();
    await serves(second);
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect((await product()).status).toBe(200);
  },
);

test('after a killed launcher its apps end, and the next start cleans up and serves', { timeout: 240_000 }, async () => {
  const first = start();
  await serves(first);
  const { pid } = (await readJson(path.join(dataDirectory, 'runtime.json'))) as { pid: number };
  const { processes } = (await readJson(path.join(dataDirectory, 'launcher.json'))) as { processes: Record<string, { pid: number }> };

  process.kill(pid, 'SIGKILL');

  expect(await first.ended).toBe(1);
  await expect.poll(() => Object.values(processes).filter((app) => isAlive(app.pid)), PATIENCE).toEqual([]);
  const second = start();
  await serves(second);
  expect((await firstCommand(second.output)).status).toBe(201);
});
