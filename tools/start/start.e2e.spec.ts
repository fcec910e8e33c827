import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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

test(
  'a link opens the console for who works with all three processes from its origin; nothing that is written anywhere has its token',
  { timeout: 240_000 },
  async () => {
    const run = start();
    await serves(run);
    expect(run.output).toContain('npm run -s token -- --link');
    const { stdout } = spawnSync(process.execPath, ['tools/run.mjs', 'token', '--link'], { encoding: 'utf8', env: environment });
    const link = new URL(stdout.trim());
    const token = new URLSearchParams(link.hash.slice(1)).get('token') ?? '';
    expect(`${link.origin}${link.pathname}`).toBe(`http://127.0.0.1:${environment.QUERY_API_PORT}/console`);

    const settings = (await (await fetch(`${link.origin}/page/settings.json`)).json()) as Record<string, string>;
    const asked = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, Origin: link.origin };
    const product = { sku: 'LINKED', name: 'Linked', category: 'kitchen', price: { amount: '1', currency: 'GBP' } };
    const answers = [
      await fetch(`${settings.commandApi}/products`, { method: 'POST', headers: asked, body: JSON.stringify(product) }),
      await fetch(`${settings.commandApi}/stock/LINKED/receive`, { method: 'POST', headers: asked, body: '{"quantity":1}' }),
      await fetch(`${settings.projector}/jobs`, { headers: asked }),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('access-control-allow-origin')])).toEqual([
      [201, link.origin],
      [200, link.origin],
      [200, link.origin],
    ]);
    const stranger = await fetch(`${settings.commandApi}/stock`, { headers: { ...asked, Origin: 'https://elsewhere.example' } });
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();

    run.child.kill('SIGTERM');
    await run.ended;
    const logs = path.join(dataDirectory, 'logs');
    const written = await Promise.all((await readdir(logs)).map((name) => readFile(path.join(logs, name), 'utf8')));
    expect(written.length).toBeGreaterThan(2);
    for (const text of [...written, run.output]) expect(text.includes(token) || text.includes('#token=')).toBe(false);
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
