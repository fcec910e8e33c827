import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { buildProduct } from '#lab/test-bed/built-app';
import { freePort } from '../free-port.js';
import { readJson } from '../json-file.js';

beforeAll(buildProduct, 120_000); // What builds says so, between what is expected.

/** An installation with its data in a folder of its own, as a person at a terminal has it. */
class Local {
  private constructor(
    readonly dataDirectory: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async open(folder: string, name: string): Promise<Local> {
    const dataDirectory = path.join(folder, name);
    const ports = { COMMAND_API_PORT: `${await freePort()}`, QUERY_API_PORT: `${await freePort()}`, PROJECTOR_PORT: `${await freePort()}` };
    const metrics = { COMMAND_API_METRICS_PORT: '0', QUERY_API_METRICS_PORT: '0', PROJECTOR_METRICS_PORT: '0' };
    return new Local(dataDirectory, { ...process.env, ...ports, ...metrics, DATA_DIR: dataDirectory, NODE_ENV: '', JWT_SECRET: '' });
  }

  /** @returns all that it printed, its exit code first */
  run(...words: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/run.mjs', ...words], {
      env: this.environment,
      encoding: 'utf8',
    });
    return `${status}: ${stdout}${stderr}`;
  }

  /** @returns how to stop it */
  async start(): Promise<() => Promise<void>> {
    const child = spawn(process.execPath, ['tools/run.mjs', 'start'], { env: this.environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('close', resolve));
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    onTestFinished(stop);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    await expect.poll(() => output, { timeout: 90_000, interval: 100 }).toMatch(/^ready/m);
    return stop;
  }

  async ask(process: 'commandApiUrl' | 'queryApiUrl', address: string, init: RequestInit = {}): Promise<Response> {
    const runtime = (await readJson(path.join(this.dataDirectory, 'runtime.json'))) as Record<string, string>;
    const token = this.run('token', '--role', 'admin').slice('0: '.length).trim();
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(init.method === undefined && { 'min-event-position': '1' }),
    };
    return fetch(`${runtime[process]}${address}`, { ...init, headers });
  }
}

test(
  'the local installation is backed up while it runs and while it does not, and restored into a new folder with its secrets',
  { timeout: 400_000 },
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-local-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const [running, stopped] = [path.join(folder, 'running'), path.join(folder, 'stopped')];
    const first = await Local.open(folder, 'first');
    expect(first.run('backup', running)).toMatch(/^1: There is no installation in .*first: set DATA_DIR/);
    const stop = await first.start();
    const customer = { customerId: 'dora', name: 'Dora', email: 'dora@example.com' };
    expect((await first.ask('commandApiUrl', '/customers', { method: 'POST', body: JSON.stringify(customer) })).status).toBe(201);

    expect(first.run('backup', running)).toMatch(/^0: log: \d+ events.*\nrecords: 0 .*\nkeys: 1, .*\nNot in it: the secrets/);
    expect(first.run('restore', running)).toMatch(/^1: .*\nThe installation runs: stop it first/s);
    await stop();
    expect(first.run('backup', stopped, '--with-secrets')).toMatch(/^0: log: \d+ events/);
    expect(first.run('restore', stopped)).toMatch(/^0: .*log: all \d+ events are there already/s);

    const second = await Local.open(folder, 'second');
    expect(second.run('restore', running)).toMatch(/^1: .*secrets.json is not there: put back the one/s);
    expect(second.run('restore', running, '--with-secrets')).toMatch(/^1: .*the backup was taken without --with-secrets/s);
    expect(second.run('restore', stopped, '--check')).toMatch(/^0: log: of .*, whole\nrecords: of .*, whole\nkeys: of .*, whole\n$/);
    expect(second.run('restore', stopped, '--with-secrets')).toMatch(
      /^0: .*secrets: .*\nkeys: 1\nrecords: 0\nlog: \d+ events .*Start the installation/s,
    );
    const stopSecond = await second.start();
    expect(await (await second.ask('queryApiUrl', '/customers/dora')).json()).toMatchObject({ name: 'Dora' });
    await stopSecond();

    for (const name of ['log/manifest.json', 'keys/keys.ndjson.gz', 'secrets/secrets.json'])
      expect([name, (await stat(path.join(stopped, name))).mode & 0o077]).toEqual([name, 0]);
    expect(await readFile(path.join(second.dataDirectory, 'secrets.json'))).toEqual(
      await readFile(path.join(first.dataDirectory, 'secrets.json')),
    );
  },
);

test.each([
  [[], 'Name one folder. Usage: npm run backup'],
  [['one', 'two'], 'Name one folder. Usage: npm run backup'],
  [['one', '--colour'], "Unknown option '--colour'"],
])('backup %j is refused with the usage and exit code 2', { timeout: 120_000 }, (words, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'backup', ...words], { encoding: 'utf8' });

  expect(status).toBe(2);
  expect(stderr).toContain(sentence);
});

test.each(['as they are', 'out of files'])(
  'a log in EventStoreDB is not backed up here, and that is said, with the addresses %s',
  { timeout: 120_000 },
  async (form) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-urls-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const urls = { EVENT_STORE_URL: 'esdb://127.0.0.1:2113', READ_MODELS_URL: 'postgres://127.0.0.1:1/none' };
    const files = Object.fromEntries(Object.keys(urls).map((name) => [`${name}_FILE`, path.join(folder, name)]));
    for (const [name, url] of Object.entries(urls)) await writeFile(path.join(folder, name), `${url}\n`);
    const env = { ...process.env, DATA_DIR: folder, ...(form === 'out of files' ? files : urls) };
    const { status, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'backup', path.join(os.tmpdir(), 'never-made')], {
      encoding: 'utf8',
      env,
    });

    expect(status).toBe(1);
    expect(stderr).toContain('The log is in EventStoreDB, which has a backup of its own');
  },
);
