import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { freePort } from '../free-port.js';
import { readJson } from '../json-file.js';
import { type Runtime } from '../local-installation.js';
import { isAlive } from '../process-identity.js';
import { launch } from './launch.js';
import { chooseMetricsPorts } from './metrics-ports.js';
import { type Settings } from './settings.js';

/** A stand-in for the apps' programs; `/environment` on its port shows what it was given. */
const program = `
import { createServer } from 'node:http';
const port = process.env[process.argv[1].includes('command') ? 'COMMAND_API_PORT' : process.argv[1].includes('query') ? 'QUERY_API_PORT' : 'PROJECTOR_PORT'];
const { HOST, EVENT_STORE_URL, READ_MODELS_URL, JWT_SECRET, COMMAND_SECRET } = process.env;
const end = () => process.exit(0);
process.on('SIGTERM', end).on('disconnect', end);
createServer((request, response) => response.end(JSON.stringify({ pid: process.pid, HOST, EVENT_STORE_URL, READ_MODELS_URL, JWT_SECRET, COMMAND_SECRET })))
  .listen(Number(port), HOST, () => process.send({ ready: true }));
`;
let folder: string;
let settings: Settings;
let said: string[];
let running: { stop: AbortController; ended: Promise<void> } | undefined;
let savedDataDirectory: string | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-launch-'));
  await chmod(folder, 0o755);
  for (const name of ['command', 'query', 'projector']) await writeFile(path.join(folder, `${name}.mjs`), program);
  settings = {
    dataDirectory: path.join(folder, 'data'),
    host: '127.0.0.1',
    ports: { 'command-api': await freePort(), 'query-api': await freePort(), projector: await freePort() },
  };
  savedDataDirectory = process.env.DATA_DIR;
  process.env.DATA_DIR = settings.dataDirectory;
  said = [];
});

afterEach(async () => {
  running?.stop.abort();
  await running?.ended;
  if (savedDataDirectory === undefined) delete process.env.DATA_DIR;
  else process.env.DATA_DIR = savedDataDirectory;
  await rm(folder, { recursive: true, force: true });
});

/** Answers when all serve. */
async function start(): Promise<Runtime> {
  const stop = new AbortController();
  const ready = Promise.withResolvers<void>();
  const ended = launch({
    settings,
    entries: { 'command-api': `${folder}/command.mjs`, 'query-api': `${folder}/query.mjs`, projector: `${folder}/projector.mjs` },
    migrate: async () => undefined,
    terminal: { say: (text) => said.push(text), report: (text) => said.push(text), ready: () => ready.resolve() },
    stop: stop.signal,
    hurry: new AbortController().signal,
  });
  await Promise.race([ready.promise, ended]);
  running = { stop, ended };
  return (await readJson(path.join(settings.dataDirectory, 'runtime.json'))) as unknown as Runtime;
}

async function appAt(url: string): Promise<Record<string, string> & { pid: number }> {
  return (await fetch(url)).json() as Promise<Record<string, string> & { pid: number }>;
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

test('an installation starts, gives the apps what they need, stops without a trace, and starts again with its data', async () => {
  const runtime = await start();
  await query(runtime.postgresUrl, 'create table kept as select 42 as answer');
  const apps = await Promise.all([runtime.commandApiUrl, runtime.queryApiUrl, runtime.projectorUrl].map(appAt));
  const secrets = (await readJson(path.join(settings.dataDirectory, 'secrets.json'))) as Record<string, string>;
  for (const app of apps) {
    expect(app).toMatchObject({
      EVENT_STORE_URL: runtime.postgresUrl,
      JWT_SECRET: secrets.jwtSecret,
      COMMAND_SECRET: secrets.commandSecret,
    });
  }
  expect((await stat(path.join(settings.dataDirectory, 'secrets.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(settings.dataDirectory, 'runtime.json'))).mode & 0o777).toBe(0o600);
  expect(runtime.postgresUrl).toMatch(/\/orderline$/);

  running!.stop.abort();
  await running!.ended;

  expect(apps.filter(({ pid }) => isAlive(pid))).toEqual([]);
  await expect(query(runtime.postgresUrl, 'select')).rejects.toThrow('ECONNREFUSED');
  expect(await readJson(path.join(settings.dataDirectory, 'runtime.json'))).toBeUndefined();

  const again = await start();
  expect(again.postgresUrl).toBe(runtime.postgresUrl);
  expect(await query(again.postgresUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a PostgreSQL that is killed is started again on the same port, and so is an app', async () => {
  const runtime = await start();
  const lock = (await readFile(path.join(settings.dataDirectory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0];
  const { pid } = await appAt(runtime.commandApiUrl);

  process.kill(Number(lock), 'SIGKILL');
  process.kill(pid, 'SIGKILL');

  await expect
    .poll(() => said, { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['PostgreSQL serves again', 'command-api serves again']));
  expect(await query(runtime.postgresUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await appAt(runtime.commandApiUrl)).pid).not.toBe(pid);
});

test('a second launcher on the same data folder is refused, and the first goes on', async () => {
  const runtime = await start();
  const first = running;

  await expect(start()).rejects.toThrow(
    `Orderline runs on ${settings.dataDirectory} already (process ${process.pid}): stop that one first`,
  );

  running = first;
  expect((await appAt(runtime.commandApiUrl)).pid).toBeGreaterThan(0);
});

test('a port that is taken is named, with the variable that changes it', async () => {
  const other = createServer().listen(settings.ports['query-api'], '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));

  await expect(start()).rejects.toThrow(
    `Port ${settings.ports['query-api']} is taken: stop what uses it, or choose another for query-api with QUERY_API_PORT.`,
  );
  other.close();
});

test('given metrics of another installation at the usual port, a free one is taken and said; given a chosen port that is taken, that is refused', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const usual = createServer();
  usual.once('error', () => undefined); // another installation is there already, which is as good
  await new Promise((resolve) => usual.listen(9_464, '127.0.0.1', () => resolve(undefined)).once('error', resolve));
  onTestFinished(() => void usual.close());

  const chosen = await chooseMetricsPorts(settings, (text) => said.push(text));
  expect(Number(chosen.COMMAND_API_METRICS_PORT)).not.toBe(9_464);
  expect(said).toContain(
    `Port 9464 is taken: the metrics of command-api are at http://127.0.0.1:${chosen.COMMAND_API_METRICS_PORT}/metrics.`,
  );

  vi.stubEnv('QUERY_API_METRICS_PORT', String(port));
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(chooseMetricsPorts(settings, () => undefined)).rejects.toThrow(
    `Port ${port} is taken: choose another for the metrics of query-api with QUERY_API_METRICS_PORT, or 0 for a free one.`,
  );
  vi.stubEnv('QUERY_API_METRICS_PORT', '0');
  expect(await chooseMetricsPorts(settings, () => undefined)).toMatchObject({ QUERY_API_METRICS_PORT: '0' });
});
