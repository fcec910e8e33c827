import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Elasticsearch, startElasticsearch } from '#lab/elasticsearch/elasticsearch';
import { missingProof } from '#lab/elasticsearch/given-elasticsearch';
import { append, productAdded } from '../testing/events.js';
import { IndexRoom, keepingLog } from '../testing/index-room.js';

if (missingProof !== undefined) console.warn(`Left out: ${import.meta.url}. ${missingProof}`);
describe.skipIf(missingProof !== undefined)('an index that is not what it was', () => {
  let server: Elasticsearch;
  beforeAll(async () => {
    server = await startElasticsearch();
  }, 120_000);
  afterAll(() => server?.stop());

  /** Keeps a copy of the live index as it is now. @returns puts it back under its own name */
  async function copyOf(room: IndexRoom): Promise<() => Promise<void>> {
    const { index } = await room.shown();
    const { snapshot, indices, cluster } = room.target.client;
    const repository = `copies-${randomUUID()}`;
    await snapshot.createRepository({
      name: repository,
      repository: { type: 'fs', settings: { location: path.join(server.snapshots, repository) } },
    });
    await snapshot.create({ repository, snapshot: 'copy', indices: index, include_global_state: false, wait_for_completion: true });
    return async () => {
      await indices.delete({ index });
      await snapshot.restore({ repository, snapshot: 'copy', indices: index, include_global_state: false, wait_for_completion: true });
      await cluster.health({ index, wait_for_status: 'yellow', timeout: '30s' });
    };
  }

  test('given an older copy that was put back while nobody wrote, what is missing is written again from its marker on', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const putBack = await copyOf(room);
    const { index } = await room.shown();
    await room.reprice(1, '7.77');
    await room.discontinue(2);
    await room.searchable(await room.addProducts(30, 40));
    await consumers.stop();

    await putBack();
    expect(await room.documents()).toBeUndefined();
    const { logger, lines } = keepingLog();
    room.startConsumers({ logger });

    await room.expectRight();
    expect((await room.shown()).index).toBe(index);
    expect(lines.map(({ message }) => message)).toContainEqual(expect.stringContaining('put back from an older copy'));
  });

  test('given an older copy that is put back under a writer, the next event finds it out before anything is folded onto what is old', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const putBack = await copyOf(room);
    await room.searchable(await append(room.store, 'product-P1', { type: 'ProductRevised', data: { sku: 'P1', name: 'A cup' } }));

    await putBack();
    await room.reprice(1, '7.77');
    await room.discontinue(2);

    await room.expectRight();
    expect(await room.product('P1')).toMatchObject({ name: 'A cup', price: '7.77' });
  });

  test('given an index that is deleted under a writer, it is filled anew under another name, and readers do without it meanwhile', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    await room.searchable(await room.discontinue(2));
    const { index } = await room.shown();
    const seen: string[] = [];
    const watching = new AbortController();
    const watcher = (async () => {
      while (!watching.signal.aborted) {
        const shown = await room.shown();
        if (shown.index === index) continue;
        if (shown.usable && ((await room.documents())?.size ?? 0) < 30) seen.push('fewer');
        seen.push(shown.usable ? 'usable' : 'not usable');
      }
    })();

    await room.target.client.indices.delete({ index });
    await room.addProducts(30, 31);
    await room.expectRight();
    watching.abort();
    await watcher;

    expect((await room.shown()).index).not.toBe(index);
    expect([...new Set(seen)]).toEqual(['not usable', 'usable']);
    expect(await room.indexes()).toEqual([(await room.shown()).index]);
  });

  test('given an index that is deleted while nothing happens, it is filled anew all the same', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));

    await room.target.client.indices.delete({ index: (await room.shown()).index });

    await room.expectRight();
  });

  test('given an older copy that is put back while nothing happens, it is brought up to date all the same', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const putBack = await copyOf(room);
    await room.reprice(1, '7.77');
    await room.searchable(await room.discontinue(2));

    await putBack();

    await room.expectRight();
  });

  test('given an index that was deleted while nobody wrote, it is filled anew', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    await consumers.stop();
    await room.target.client.indices.delete({ index: (await room.shown()).index });

    room.startConsumers();

    await room.expectRight();
  });

  test('given another index under the name of the one that was written, it is left alone, and one of our own is filled', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const { index } = await room.shown();
    await consumers.stop();
    await room.target.client.indices.delete({ index });
    await room.target.client.index({ index, document: { a: 1 }, refresh: true });

    room.startConsumers();

    await room.expectRight();
    expect((await room.shown()).index).not.toBe(index);
    expect(await room.indexes()).toContain(index);
  });

  test('given a write alias that somebody has taken away, it is there again, and nothing was written past it', async () => {
    await using room = await IndexRoom.open(server.url);
    room.startConsumers();
    await room.searchable(await room.addProducts(0, 30));
    const { index } = await room.shown();
    await room.target.client.indices.deleteAlias({ index, name: `${index}-write` });

    await room.addProducts(30, 35);

    await room.expectRight();
    expect((await room.shown()).index).toBe(index);
    expect(await room.indexes()).toEqual([index]);
  });

  test('given read models that were put back, an index that is ahead of them is gone on with', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    const earlier = await room.addProducts(0, 10);
    await room.searchable(earlier);
    const before = await checkpoint(room);
    await room.reprice(1, '7.77');
    await room.searchable(await room.addProducts(10, 20));
    await consumers.stop();
    const { index } = await room.shown();
    await putBackCheckpoint(room, before);

    room.startConsumers();

    await room.expectRight();
    expect((await room.shown()).index).toBe(index);
  });

  test('given read models and a log that were put back, and a log that grew otherwise since, an index of what is gone is filled anew', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    const earlier = await room.addProducts(0, 10);
    await room.searchable(earlier);
    const before = await checkpoint(room);
    await room.searchable(await append(room.store, 'product-P1', { type: 'ProductRevised', data: { sku: 'P1', name: 'Of a lost time' } }));
    await consumers.stop();
    const { index } = await room.shown();
    await putBackCheckpoint(room, before);
    await room.room.rows(`delete from event_store.events where position > ${earlier}`);
    await append(room.store, 'product-P1', { type: 'ProductRevised', data: { sku: 'P1', name: 'Of the log as it is' } });

    room.startConsumers();

    await room.expectRight();
    expect((await room.shown()).index).not.toBe(index);
    expect(await room.product('P1')).toMatchObject({ name: 'Of the log as it is' });
  });

  test('given documents beyond the marker that are of a lost time, the index is filled anew', async () => {
    await using room = await IndexRoom.open(server.url);
    const consumers = room.startConsumers();
    await room.searchable(await room.addProducts(0, 10));
    await consumers.stop();
    const { index } = await room.shown();
    const [id, document] = [...((await room.documents()) ?? [])][0] as [string, object];
    // A bulk whose marker was never written, and whose event went with the log.
    await room.target.client.index({
      index,
      id: id.split('@')[0] as string,
      version: 11,
      version_type: 'external',
      document: { ...document, name: 'Of a lost time', position: '11', event: randomUUID() },
    });
    await append(room.store, 'product-Q', productAdded('Q', 'Quill'));

    room.startConsumers();

    await room.expectRight();
    expect((await room.shown()).index).not.toBe(index);
  });
});

interface Kept {
  readonly generations: readonly Record<string, unknown>[];
  readonly indexes: readonly Record<string, unknown>[];
}

async function checkpoint(room: IndexRoom): Promise<Kept> {
  return {
    generations: await room.room.rows(`select name, position::text, marker, events::text from projections.generations`),
    indexes: await room.room.rows(
      `select searchable_position::text as searchable, marker_position::text as marker, written_position::text as written from projections.search_indexes`,
    ),
  };
}

/** As they stood in a backup. */
async function putBackCheckpoint(room: IndexRoom, { generations, indexes: [index] }: Kept): Promise<void> {
  for (const { name, position, marker, events } of generations)
    await room.room.rows(
      'update projections.generations set position = $2, marker = $3, marker_position = $2, events = $4 where name = $1',
      [name, position, marker, events],
    );
  await room.room.rows('delete from projections.marks');
  await room.room.rows('update projections.search_indexes set searchable_position = $1, marker_position = $2, written_position = $3', [
    index?.searchable,
    index?.marker,
    index?.written,
  ]);
}
