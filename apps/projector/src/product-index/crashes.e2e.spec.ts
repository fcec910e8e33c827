import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { missingProof, useElasticsearch } from '#lab/elasticsearch/given-elasticsearch';
import { buildProduct } from '#lab/test-bed/built-app';
import { IndexRoom } from '../testing/index-room.js';
import { UnwillingProxy } from '../testing/unwilling-proxy.js';
import { WatchingReader } from '../testing/watching-reader.js';

const programs = path.resolve(import.meta.dirname, '../../../../dist/apps/projector/src');

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('readers of the product index', () => {
  const server = useElasticsearch();
  beforeAll(() => void buildProduct(), 120_000);

  test('see nothing missing and nothing older while it is rebuilt and swapped, again and again, under live writes', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 200));
    const reader = new WatchingReader(room);
    const done = new AbortController();
    const writer = (async () => {
      for (let number = 200; !done.signal.aborted; number++) {
        await room.addProducts(number, number + 1);
        await room.reprice(number % 150, `${number}.5`);
        await delay(2);
      }
    })();

    for (let round = 0; round < 3; round++) {
      expect(await room.replay(`rebuild product-index${round === 0 ? ' --verify' : ''}`)).toMatchObject({
        document: { outcome: 'swapped' },
      });
      expect(await room.replay('rollback product-index')).toMatchObject({ exitCode: 0 });
    }
    done.abort();
    await writer;
    const { readings, usedIndexes } = await reader.stop();

    expect(readings).toBeGreaterThan(20);
    expect(usedIndexes.length).toBeGreaterThan(2);
    await room.expectRight();
  }, 240_000);

  test('see nothing missing and nothing older when a rebuild is killed at any of its requests, and no index is left behind', async () => {
    await using room = await IndexRoom.open(server.url);
    await using proxy = await UnwillingProxy.before(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 40));
    const reader = new WatchingReader(room);
    let swapped = false;
    let step = 0;

    while (!swapped) {
      step++;
      const child = start(room, proxy, ['replay-main.js', 'rebuild', 'product-index']);
      killAt(proxy, child, step);
      const [code] = (await once(child, 'exit')) as [number | null];
      swapped = code === 0;
      await room.reprice(step, `${step}.5`);
      if (!swapped) await room.replay('drop product-index --unfinished').catch(() => undefined); // Killed before there was anything.
    }
    proxy.refuse = () => undefined;

    const { usedIndexes } = await reader.stop();
    expect(step).toBeGreaterThan(10);
    expect(usedIndexes.length).toBe(2);
    await room.expectRight();
    const named = await room.room.rows('select index_name as name from projections.search_indexes order by 1');
    expect(await room.indexes()).toEqual(named.map(({ name }) => name));
  }, 240_000);

  test('see nothing missing and nothing older when the projector is killed at any of its requests', async () => {
    await using room = await IndexRoom.open(server.url);
    await using proxy = await UnwillingProxy.before(server.url);
    await room.addProducts(0, 40);
    const reader = new WatchingReader(room);

    for (let step = 1; step <= 14; step++) {
      const child = start(room, proxy, ['main.js']);
      killAt(proxy, child, step);
      const ended = once(child, 'exit');
      while (child.exitCode === null && child.signalCode === null) {
        await room.reprice(step, `${step}.5`);
        await Promise.race([ended, delay(100)]);
      }
    }
    proxy.refuse = () => undefined;
    room.startConsumers();

    await room.expectRight();
    await reader.stop();
    await room.replay('rebuild product-index');
    await room.replay('drop product-index');
    expect(await room.indexes()).toEqual([(await room.shown()).index]);
  }, 240_000);

  /** Kills the process when its so-many-th request has come: every other one is still carried out by the server. */
  function killAt(proxy: UnwillingProxy, child: ChildProcess, step: number): void {
    const before = proxy.asked;
    proxy.refuse = () => {
      if (proxy.asked - before < step) return undefined;
      child.kill('SIGKILL');
      return step % 2 === 0 ? undefined : 503;
    };
  }
});

function start(room: IndexRoom, proxy: UnwillingProxy, [program = '', ...words]: readonly string[]): ChildProcess {
  const environment = {
    PATH: process.env.PATH,
    EVENT_STORE_URL: room.room.url,
    READ_MODELS_URL: room.room.url,
    SEARCH_URL: proxy.url,
    SEARCH_INDEX_PREFIX: room.target.prefix,
    JWT_SECRET: 'a secret of the tests that is long enough',
    PROJECTOR_PORT: '0',
    PROJECTOR_METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
  };
  return spawn(process.execPath, [path.join(programs, program), ...words], { env: environment, stdio: 'ignore' });
}
