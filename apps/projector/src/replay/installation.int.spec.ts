import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findInstallation } from './installation.js';

const LOG = 'esdb://db:2113?tls=false';
const DATABASE = 'postgres://postgres:secret@127.0.0.1:5000/orderline';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-replay-'));
  await runs({ pid: 1, eventStoreUrl: LOG, postgresUrl: DATABASE });
});
afterEach(() => rm(folder, { recursive: true }));

const runs = (runtime: object | string) =>
  writeFile(path.join(folder, 'runtime.json'), typeof runtime === 'string' ? runtime : JSON.stringify(runtime));
const find = (environment: NodeJS.ProcessEnv = {}) => findInstallation({ DATA_DIR: folder, ...environment });

test('given an installation whose log is elsewhere, that log is worked on', async () => {
  expect(await find()).toEqual({ eventStoreUrl: LOG, readModelsUrl: DATABASE });
  expect(await find({ EVENT_STORE_URL: LOG })).toEqual({ eventStoreUrl: LOG, readModelsUrl: DATABASE });
  expect(await find({ READ_MODELS_URL: DATABASE, EVENT_STORE_URL: '' })).toEqual({ eventStoreUrl: LOG, readModelsUrl: DATABASE });
});

test('given both in the environment, nothing need run here', async () => {
  await rm(path.join(folder, 'runtime.json'));

  expect(await find({ EVENT_STORE_URL: 'esdb://other', READ_MODELS_URL: 'postgres://other/x' })).toEqual({
    eventStoreUrl: 'esdb://other',
    readModelsUrl: 'postgres://other/x',
  });
  await expect(find({ EVENT_STORE_URL: 'esdb://other' })).rejects.toThrow('Nothing runs here');
});

test.each([
  [{ EVENT_STORE_URL: 'esdb://other' }, 'EVENT_STORE_URL is not the log of the installation that runs here'],
  [{ READ_MODELS_URL: 'postgres://other/x' }, 'READ_MODELS_URL is not the database of the installation that runs here'],
])(
  'given %o alone, which is not the installation’s, the views are not folded from what does not belong to them',
  async (environment, sentence) => {
    await expect(find(environment)).rejects.toThrow(sentence);
  },
);

test.each([
  ['{"postgresUrl":', 'is damaged'],
  [{ postgresUrl: DATABASE }, 'does not name the log and the database'],
])('given a note of the launcher that holds %o, it says so', async (runtime, sentence) => {
  await runs(runtime);
  await expect(find()).rejects.toThrow(sentence);
});
