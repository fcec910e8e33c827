import pg from 'pg';
import { expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { productStream } from '#events/contracts/product-events';
import { ignored, rows, sums } from '#read-models/fold';
import { defineProjection, type Projection } from '#read-models/projection';
import { added, bigint, defineTable, nullable, text, timestamptz } from '#read-models/table';
import { migrateReadModels } from '../migrate.js';
import { EngineRoom } from '../testing/engine-room.js';
import { append, productAdded } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';

const columns = { sku: text, name: text };
const plain = defineTable({ name: 'names', columns, key: ['sku'], indexes: [] });
const dated = defineTable({
  ...plain,
  columns: { ...columns, published_at: added(nullable(timestamptz)) },
  indexes: [{ name: 'published', columns: ['name', 'published_at'] }],
});
const counts = { category: text, products: bigint };
const plainCounts = defineTable({ name: 'counts', columns: counts, key: ['category'], indexes: [] });
const datedCounts = defineTable({ ...plainCounts, columns: { ...counts, published: added(nullable(bigint)) } });

const others = { ProductRevised: ignored, ProductPriceChanged: ignored, ProductDiscontinued: ignored } as const;

const before: Projection = defineProjection({
  name: 'names',
  version: 1,
  folds: [
    rows(plain, [productStream], {
      keys: ({ data }) => [[data.sku]],
      evolve: { ...others, ProductAdded: (_row, { data }) => ({ sku: data.sku, name: data.name }), ProductPublished: ignored },
    }),
    sums(plainCounts, [productStream], {
      ...others,
      ProductAdded: ({ data }) => [{ key: [data.category], add: { products: 1n } }],
      ProductPublished: ignored,
    }),
  ],
});
/** The same version: it fills one more column, from events that there were none of. */
const after: Projection = defineProjection({
  name: 'names',
  version: 1,
  folds: [
    rows(dated, [productStream], {
      keys: ({ data }) => [[data.sku]],
      evolve: {
        ...others,
        ProductAdded: (_row, { data }) => ({ sku: data.sku, name: data.name, published_at: null }),
        ProductPublished: (row, { occurredAt }) => row && { ...row, published_at: occurredAt },
      },
    }),
    sums(datedCounts, [productStream], {
      ...others,
      ProductAdded: ({ data }) => [{ key: [data.category], add: { products: 1n } }],
      ProductPublished: () => [{ key: ['kitchen'], add: { published: 1n } }],
    }),
  ],
});

const published = (sku: string): OrderlineEvent => ({ type: 'ProductPublished', data: { sku } });
const at = new Date('2026-03-01T10:00:00.000Z');

/** Readers of the view on sessions of their own, with statements prepared once, until they are stopped. */
function readAlong(room: EngineRoom) {
  const stop = new AbortController();
  let reads = 0;
  const readers = [1, 2, 3].map(async () => {
    const client = new pg.Client({ connectionString: room.url });
    await client.connect();
    try {
      for (; !stop.signal.aborted; reads++) {
        const { rows: found } = await client.query({ name: 'all', text: 'select sku, name from read_models.names order by sku desc' });
        expect(found[0]).toEqual({ sku: 'MUG', name: 'Mug' });
      }
    } finally {
      await client.end();
    }
  });
  return {
    get reads() {
      return reads;
    },
    async stop() {
      stop.abort();
      await Promise.all(readers);
    },
  };
}

test('given a column that came later, every generation gets it, readers see it, new events fill it, and old code beside goes on', async () => {
  await using room = await EngineRoom.open([before]);
  const old = room.startConsumers([before]);
  await room.reached(await append(room.store, 'product-MUG', productAdded()));
  await replay(room, 'rebuild names', [before]);
  await replay(room, 'rebuild names --no-swap', [before]);
  const readers = readAlong(room);
  await room.until('they read', async () => readers.reads > 10);

  await Promise.all([1, 2, 3].map(() => migrateReadModels(room.url, [after])));

  expect(await room.rows('select * from read_models.names')).toEqual([{ sku: 'MUG', name: 'Mug', published_at: null }]);
  expect(
    await room.rows(
      `select attrelid::regclass::text as table from pg_attribute join pg_class on oid = attrelid where attname = 'published_at' and relkind in ('r', 'v') order by 1`,
    ),
  ).toEqual(['', '_g1', '_g2', '_g3'].map((end) => ({ table: `read_models.names${end}` })));
  expect(
    await room.rows(`select indexdef from pg_indexes where indexname like 'names%' and indexname like '%published' order by indexname`),
  ).toEqual(
    [1, 2, 3].map((generation) => ({
      indexdef: expect.stringMatching(
        `^CREATE INDEX names_g${generation}_published .*\\(name, published_at\\) WHERE \\(published_at IS NOT NULL\\)$`,
      ) as string,
    })),
  );
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  await old.stop();
  room.startConsumers([after]);
  await room.reached(await append(room.store, 'product-MUG', published('MUG')));
  expect(await room.rows('select * from read_models.names order by sku')).toEqual([
    { sku: 'CUP', name: 'Cup', published_at: null },
    { sku: 'MUG', name: 'Mug', published_at: at },
  ]);
  expect(await room.rows('select * from read_models.counts')).toEqual([{ category: 'kitchen', products: '2', published: '1' }]);
  await readers.stop();
  expect(await replay(room, 'verify names', [after])).toMatchObject({ exitCode: 0, document: { differing: 0 } });
  expect(await replay(room, 'swap names', [after])).toMatchObject({ exitCode: 0 });
  expect(await room.rows('select count(*)::integer as rows from read_models.names')).toEqual([{ rows: 2 }]);
});

test('given a reader who does not let go, it waits for nobody long, and is done when he has left', async () => {
  await using room = await EngineRoom.open([before]);
  const reader = new pg.Client({ connectionString: room.url });
  await reader.connect();
  await reader.query('begin; select * from read_models.names');
  const migrated = migrateReadModels(room.url, [after]);
  await room.until(
    'it wants the view',
    async () => (await room.rows(`select from pg_locks where relation = 'read_models.names'::regclass and not granted`)).length > 0,
  );

  expect(await room.rows('select sku, name from read_models.names')).toEqual([]);
  await reader.query('commit');
  await reader.end();
  await migrated;

  expect(await room.rows('select published_at from read_models.names')).toEqual([]);
});

test('given a swap by code that does not know the column, the next start shows it again', async () => {
  await using room = await EngineRoom.open([before]);
  room.startConsumers([before]);
  await room.reached(await append(room.store, 'product-MUG', productAdded()));
  await replay(room, 'rebuild names --no-swap', [before]);
  await migrateReadModels(room.url, [after]);
  await replay(room, 'swap names', [before]);
  expect(await room.rows('select * from read_models.names')).toEqual([{ sku: 'MUG', name: 'Mug' }]);

  await migrateReadModels(room.url, [after]);

  expect(await room.rows('select * from read_models.names')).toEqual([{ sku: 'MUG', name: 'Mug', published_at: null }]);
});
