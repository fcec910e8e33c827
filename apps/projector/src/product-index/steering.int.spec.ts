import { describe, expect, test } from 'vitest';
import { missingProof, useElasticsearch } from '#lab/elasticsearch/given-elasticsearch';
import { migrateKeyVault } from '#personal-data/schema';
import { type Fold, type Recorded } from '#read-models/fold';
import { type Projection } from '#read-models/projection';
import { migrateReadModels } from '../migrate.js';
import { append } from '../testing/events.js';
import { indexedViews, IndexRoom, productIndex } from '../testing/index-room.js';
import { silentReporter } from '../replay/reporter.js';
import { type SearchTarget } from './search-target.js';

/** The same view, which cannot fold some events. */
function failingFor(cannot: (event: Recorded) => boolean): readonly Projection[] {
  const folds = productIndex.folds.map((fold): Fold => {
    if (fold.kind !== 'rows') return fold;
    const evolve: typeof fold.evolve = (row, event, key) => {
      if (cannot(event)) throw new TypeError('cannot fold this one');
      return fold.evolve(row, event, key);
    };
    return { ...fold, evolve };
  });
  return [indexedViews[0] as Projection, { ...productIndex, folds }];
}

const isOfP1 = ({ type, data }: Recorded) => type === 'ProductRevised' && 'sku' in data && data.sku === 'P1';
const revised = (sku: string, name: string) => ({ type: 'ProductRevised', data: { sku, name } }) as const;

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('the follower that keeps the product index', () => {
  const server = useElasticsearch();

  test('given an event that it cannot fold, the sequence waits in order and nothing else does; after the fix a retry makes it right', async () => {
    const broken = failingFor(isOfP1);
    await using room = await IndexRoom.open(server.url, broken);
    const consumers = room.startConsumers();
    await room.addProducts(0, 3);
    await append(room.store, 'product-P1', revised('P1', 'A cup'));
    await room.reprice(1, '7.77');
    await room.searchable(await room.reprice(2, '8.88'));

    expect(await room.product('P2')).toMatchObject({ price: '8.88' });
    expect(await room.product('P1')).toMatchObject({ name: 'Mug number 1', price: '1.25' });
    expect((await room.replay('parked list product-index')).document).toMatchObject([
      { sequence: 'P1', stream: 'product-P1', revision: 1, attempts: 2, code: 'TypeError' },
      { sequence: 'P1', stream: 'product-P1', revision: 2, attempts: 0, code: null },
    ]);
    expect(await room.replay('parked retry product-index')).toMatchObject({ exitCode: 1, document: { failed: [{ sequence: 'P1' }] } });
    await consumers.stop();
    room.startConsumers({}, room.target, indexedViews);

    expect(await room.replay('parked retry product-index', {}, indexedViews)).toMatchObject({ exitCode: 0, document: { applied: 2 } });

    await room.room.until('it is seen', async () => (await room.price('P1')) === '7.77');
    await room.expectRight(indexedViews);
  });

  test('given an event that is left out for good, what waits behind it is applied, and rebuild and verify leave it out too', async () => {
    const broken = failingFor(isOfP1);
    await using room = await IndexRoom.open(server.url, broken);
    room.startConsumers();
    await room.addProducts(0, 3);
    await append(room.store, 'product-P1', revised('P1', 'A cup'));
    await room.searchable(await room.reprice(1, '7.77'));

    expect(await room.replay('parked discard product-index --sequence P1 --reason wrong')).toMatchObject({
      document: { discarded: 1, applied: 1 },
    });

    await room.room.until('it is seen', async () => (await room.price('P1')) === '7.77');
    expect(await room.product('P1')).toMatchObject({ name: 'Mug number 1' });
    expect(await room.replay('verify product-index')).toMatchObject({ exitCode: 0, document: { discarded: 1, differing: 0 } });
    expect(await room.replay('rebuild product-index --verify')).toMatchObject({
      exitCode: 0,
      document: { discarded: 1, outcome: 'swapped' },
    });
  });

  test('given a pause, nothing is written until it is resumed', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 3));
    await room.replay('pause product-index');
    const position = await room.reprice(1, '7.77');
    await room.room.reached(position, 'products');

    expect(await room.state()).toMatchObject([{ state: 'paused' }]);
    expect(await room.product('P1')).toMatchObject({ price: '1.25' });
    await room.replay('resume product-index');

    await room.expectRight();
  });

  test('given an owner that stands still between its bulk and its marker, another goes on, and what it does when it wakes up changes nothing', async () => {
    await using room = await IndexRoom.open(server.url);
    const owner = new StandingOwner(room);
    // It does not renew its lease.
    const first = room.startConsumers({ beatMs: 600_000 }, owner.target);
    await room.searchable(await room.addProducts(0, 3));

    const stands = owner.standStill();
    await room.reprice(1, '7.77');
    await stands;
    room.startConsumers();
    await room.searchable(await room.reprice(1, '8.88'));
    owner.wake();
    await first.stop();

    await room.expectRight();
    expect(await room.product('P1')).toMatchObject({ price: '8.88' });
  });

  test('given documents that somebody has changed, removed and added, verify names them and ends with 3, and a rebuild makes them right', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 5));
    const { index } = await room.shown();
    const { client } = room.target;
    const document = await room.product('P1');
    await client.delete({ index, id: 'P2', version: 100, version_type: 'external' });
    await client.index({ index, id: 'P1', version: 2, version_type: 'external_gte', document: { ...document, name: 'Changed by hand' } });
    await client.index({ index, id: 'X', version: 2, version_type: 'external', document: { ...document, sku: 'X' } });
    await client.index({
      index,
      id: 'P3',
      version: 4,
      version_type: 'external_gte',
      document: { kind: 'deleted', sku: 'P3', position: '4', event: 'none' },
    });

    const verification = await room.replay('verify product-index');

    expect(verification.exitCode).toBe(3);
    const { differences } = verification.document as { differences: { key: string[]; kind: string; columns: string[] }[] };
    expect(differences.map(({ key, kind }) => `${key.join()} ${kind}`)).toEqual([
      'P1 different',
      'P2 unexpected',
      'P3 different',
      'X missing',
    ]);
    expect(differences[0]?.columns).toEqual(['name']);
    expect(await room.replay('rebuild product-index --verify')).toMatchObject({ exitCode: 3, document: { outcome: 'refused' } });
    await room.replay('swap product-index');
    await room.expectRight();
  });

  test('given a rebuild with a rate and without a swap that is interrupted, the next one goes on from there, and swap makes it live', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 60));
    const interrupt = new AbortController();
    const first = room.replay('rebuild product-index --rate 30 --no-swap', {}, room.known, interrupt.signal);
    await room.room.until('some of it', async () => {
      const [row] = await room.room.rows(`select position from projections.generations where name = 'product-index' and generation = 2`);
      return Number(row?.position ?? 0) > 5;
    });
    interrupt.abort();
    await expect(first).rejects.toThrow('abort');
    const said: string[] = [];
    const reporter = { ...silentReporter, say: (sentence: string) => void said.push(sentence) };

    expect(await room.replay('rebuild product-index --no-swap', { reporter })).toMatchObject({
      document: { outcome: 'ready', generation: 2 },
    });

    expect(said[0]).toMatch(/going on with generation 2 from position [1-9]/);
    expect((await room.shown()).generation).toBe(1);
    await room.replay('swap product-index');
    expect((await room.shown()).generation).toBe(2);
    await room.expectRight();
  });

  test('given a half-built generation and an index that crashed rebuilds left, drop --unfinished and the next sweep leave nothing of them', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 10));
    await room.replay('rebuild product-index --no-swap');
    expect((await room.indexes()).length).toBe(2);

    expect(await room.replay('drop product-index --unfinished')).toMatchObject({ document: { generations: [2] } });

    expect(await room.indexes()).toEqual([(await room.shown()).index]);
  });

  test('given servers that are named no more, list says so, drop makes an end of it, and named again it is filled anew', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await room.searchable(await room.addProducts(0, 5));
    const { index } = await room.shown();
    const without = [indexedViews[0] as Projection];
    const fed = /^product-index stands in Elasticsearch: set SEARCH_URL/;
    for (const verb of ['verify', 'rebuild', 'drop'])
      await expect(room.replay(`${verb} product-index`, { search: undefined }, without)).rejects.toThrow(fed);
    await consumers.stop();
    const rest = room.startConsumers({}, room.target, without);
    await room.room.until('it says so', async () => JSON.stringify(await room.state()).includes('SEARCH_URL is not set'));

    expect(await room.replay('drop product-index', { search: undefined }, without)).toMatchObject({ document: { generations: [1] } });
    await rest.stop();
    await migrateReadModels(room.room.url, room.known);
    room.startConsumers();

    await room.expectRight();
    expect((await room.shown()).index).not.toBe(index);
  });

  test('given a log that was put back, accept-log has the index filled anew from the log as it is', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await migrateKeyVault(room.room.url); // It looks at everything that has read the log.
    const kept = await room.addProducts(0, 5);
    await append(room.store, 'product-P1', revised('P1', 'Of a lost time'));
    await room.searchable(await room.addProducts(5, 8));
    const { index } = await room.shown();
    await consumers.stop();
    await room.room.rows(`delete from event_store.events where position > ${kept}`);
    await append(room.store, 'product-P1', revised('P1', 'Of the log as it is'));
    room.startConsumers();
    await room.room.until('it stands still', async () => JSON.stringify(await room.state()).includes('log-changed'));
    expect(await room.product('P1')).toMatchObject({ name: 'Of a lost time' });

    expect(await room.replay(`accept-log --yes --end ${await room.store.head()}`)).toMatchObject({ exitCode: 0 });

    await room.expectRight();
    expect((await room.shown()).index).not.toBe(index);
    expect(await room.product('P1')).toMatchObject({ name: 'Of the log as it is' });
  });

  test('given a new version of the documents, the live index is fed until the new one is swapped in', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 10));
    const next: Projection = { ...productIndex, version: productIndex.version + 100, previous: productIndex };
    const known = [indexedViews[0] as Projection, next];

    const stop = room.startProjector(known);
    await room.room.until('the new version is live', async () => {
      const [row] = await room.room.rows('select version from read_models.product_index');
      return row?.version === next.version;
    });

    await room.searchable(await room.addProducts(10, 12));
    await room.expectRight(known);
    await stop();
  });
});

/** A way to the index, which stands still before a marker is sent, until it is woken up. */
class StandingOwner {
  readonly target: SearchTarget;
  readonly #awake = Promise.withResolvers<void>();
  #reached: (() => void) | undefined;

  constructor(room: IndexRoom) {
    this.target = room.another();
    const { transport } = this.target.client;
    const send = transport.request.bind(transport);
    transport.request = (async (...asked: Parameters<typeof send>) => {
      const [{ querystring }] = asked;
      if (this.#reached !== undefined && JSON.stringify(querystring ?? {}).includes('if_seq_no')) {
        this.#reached();
        await this.#awake.promise;
      }
      return send(...asked);
    }) as typeof transport.request;
  }

  /** Resolves when it stands still. */
  standStill(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#reached = resolve;
    return promise;
  }

  wake(): void {
    this.#reached = undefined;
    this.#awake.resolve();
  }
}
