import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Elasticsearch, startElasticsearch } from '#lab/elasticsearch/elasticsearch';
import { missingProof } from '#lab/elasticsearch/given-elasticsearch';
import { Session } from '#subscriptions/session';
import { failingViews } from '../failing-views.js';
import { FollowerStatuses } from '../follower-status.js';
import { IndexRoom, keepingLog } from '../testing/index-room.js';
import { UnwillingProxy } from '../testing/unwilling-proxy.js';

/** How long a server stands still: longer than its client waits. */
const PAUSE_MS = Number(process.env.ORDERLINE_LONG_PAUSE_MS ?? 4_000);
const IMPATIENT_MS = 1_000;

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('while the index takes nothing', () => {
  let server: Elasticsearch;
  beforeAll(async () => {
    server = await startElasticsearch();
  }, 120_000);
  afterAll(() => server?.stop());

  /** Products change while the index cannot be written: that is said, nothing else stands still, and it is right when that is over. */
  async function goesOn(room: IndexRoom, reason: RegExp, over: () => Promise<unknown>): Promise<void> {
    const changed = await room.reprice(1, '7.77');
    await room.discontinue(2);
    await room.addProducts(30, 40);
    const head = await room.store.head();
    await room.room.reached(head, 'products');
    await room.room.until('what is wrong is said', async () => {
      const [row] = await room.state();
      return row?.state === 'unwritable' && reason.test(String(row.detail));
    });
    expect((await room.shown()).position).toBeLessThan(changed);
    const { document } = await room.replay('list');
    const listed = (document as { name: string; lagEvents: number; state: string }[]).find(({ name }) => name === 'product-index');
    expect(listed).toMatchObject({ state: 'unwritable' });
    expect(listed?.lagEvents).toBeGreaterThan(0);
    await using session = await openSession(room.room.url);
    expect(await failingViews(session)).toEqual([expect.stringMatching(/^product-index cannot be written: /)]);
    await over();
    await room.expectRight();
    expect(await room.state()).toEqual([{ state: 'live', detail: null }]);
    expect(await failingViews(session)).toEqual([]);
  }

  test('given a server that is killed, other views go on, it is said, and afterwards every document is right', async () => {
    const { logger, lines } = keepingLog();
    await using room = await IndexRoom.open(server.url);
    room.startConsumers({ logger });
    await room.searchable(await room.addProducts(0, 30));

    await server.kill();
    await goesOn(room, /cannot be reached/, () => server.restart());

    const told = lines.filter(({ level }) => level !== 'debug').map(({ message }) => message);
    expect(told.filter((message) => message.includes('nothing can be written')).length).toBeGreaterThan(0);
    expect(told.at(-1)).toContain('goes on');
  }, 120_000);

  test(
    'given a server that stands still, other views go on, it is said, and afterwards every document is right',
    async () => {
      await using room = await IndexRoom.open(server.url);
      room.startConsumers({}, room.through(server.url, IMPATIENT_MS));
      await room.searchable(await room.addProducts(0, 30));

      server.pause();
      const since = performance.now();
      await goesOn(room, /does not answer in time/, async () => {
        await delay(Math.max(0, PAUSE_MS - (performance.now() - since)));
        server.resume();
      });
    },
    PAUSE_MS + 90_000,
  );

  test.each([
    ['read-only', { 'index.blocks.write': true }, /read-only/],
    ['closed to everything but deletions, as with a full disk', { 'index.blocks.read_only_allow_delete': true }, /disk is full|read-only/],
  ])(
    'given an index that is %s, other views go on, it is said, and afterwards every document is right',
    async (_what, settings, reason) => {
      await using room = await IndexRoom.open(server.url);
      room.startConsumers();
      await room.searchable(await room.addProducts(0, 30));
      const { index } = await room.shown();
      const { indices } = room.target.client;

      await indices.putSettings({ index, settings });

      const open = Object.fromEntries(Object.keys(settings).map((name) => [name, null]));
      await goesOn(room, reason, () => indices.putSettings({ index, settings: open }));
    },
    90_000,
  );

  test('given a disk above the flood-stage watermark, other views go on, it is said, and afterwards every document is right', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const { index } = await room.shown();
    const { cluster, indices } = room.target.client;
    const watermark = (name: string, value: string | null) => ({ [`cluster.routing.allocation.disk.watermark.${name}`]: value });
    const settings = (low: string | null, high: string | null, flood: string | null, on: boolean | null) => ({
      persistent: {
        'cluster.routing.allocation.disk.threshold_enabled': on,
        'cluster.info.update.interval': on === true ? '10s' : null,
        ...watermark('low', low),
        ...watermark('high', high),
        ...watermark('flood_stage', flood),
      },
    });
    await cluster.putSettings(settings('0.01%', '0.02%', '0.03%', true));
    await room.room.until(
      'the server has closed the index',
      async () => JSON.stringify(await indices.getSettings({ index })).includes('read_only_allow_delete'),
      60_000,
    );

    await goesOn(room, /disk is full/, async () => {
      await cluster.putSettings(settings('99.7%', '99.8%', '99.9%', true));
      await room.room.until(
        'the server has opened the index',
        async () => !JSON.stringify(await indices.getSettings({ index })).includes('read_only_allow_delete'),
        60_000,
      );
      await cluster.putSettings(settings(null, null, null, null));
    });
  }, 180_000);

  test.each([
    ['every request', () => true],
    ['bulks', (path: string) => path.includes('_bulk')],
    ['markers', (path: string) => path.includes('_create') || path.includes('if_seq_no')],
    ['refreshes', (path: string) => path.includes('_refresh')],
  ])(
    'given a server that answers %s with 429, other views go on, it is said, and afterwards every document is right',
    async (_what, refused) => {
      await using proxy = await UnwillingProxy.before(server.url);
      await using room = await IndexRoom.open(server.url);
      room.startConsumers({}, room.through(proxy.url));
      await room.searchable(await room.addProducts(0, 30));

      proxy.refuse = (_method, path) => (refused(path) ? 429 : undefined);
      await goesOn(room, /overloaded/, async () => (proxy.refuse = () => undefined));
    },
    90_000,
  );

  test('given bulks that are taken and refreshes that are not, what readers do not see counts as being behind', async () => {
    await using proxy = await UnwillingProxy.before(server.url);
    await using room = await IndexRoom.open(server.url);
    const first = room.startConsumers();
    const seen = await room.addProducts(0, 3);
    await room.searchable(seen);
    await first.stop();
    const head = await room.addProducts(3, 10);
    let written = false;
    proxy.refuse = (_method, path) => {
      written ||= path.includes('_bulk');
      return written && path.includes('_refresh') ? 429 : undefined;
    };

    const consumers = room.startConsumers({}, room.through(proxy.url));
    await room.room.reached(head, 'product-index');

    const behind = Number(head - seen);
    const { document } = await room.replay('list');
    expect((document as { name: string; lagEvents: number }[]).find(({ name }) => name === 'product-index')?.lagEvents).toBe(behind);
    await room.room.until('its owner reports it', () =>
      Promise.resolve(consumers.reports.some(({ lease, lagEvents }) => lease.name === 'product-index' && lagEvents === BigInt(behind))),
    );
    const statuses = new FollowerStatuses(room.room.url, room.store);
    const { followers } = await statuses.ask();
    await statuses.close();
    expect(followers.find(({ name }) => name === 'product-index')).toMatchObject({ position: head, lagEvents: behind });
    proxy.refuse = () => undefined;
    await room.expectRight();
    await room.room.until('it is behind no more', () =>
      Promise.resolve(consumers.reports.every(({ lease, lagEvents }) => lease.name !== 'product-index' || lagEvents === 0n)),
    );
  }, 90_000);

  test('given a projector that starts while the server is away, it begins when the server is there', async () => {
    await using proxy = await UnwillingProxy.before(server.url);
    proxy.refuse = () => 503;
    await using room = await IndexRoom.open(server.url);
    await room.addProducts(0, 30);
    room.startConsumers({}, room.through(proxy.url));
    await goesOn(room, /has a fault \(503/, async () => (proxy.refuse = () => undefined));
  }, 90_000);
});

async function openSession(url: string): Promise<Session & AsyncDisposable> {
  const session = await Session.open({ url, name: 'test', idleInTransactionMs: 5_000 });
  return Object.assign(session, { [Symbol.asyncDispose]: () => session.close() });
}
