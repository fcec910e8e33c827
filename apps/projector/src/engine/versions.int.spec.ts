import { expect, test } from 'vitest';
import { carrying } from '#events/contracts/define-stream';
import { productStream } from '#events/contracts/product-events';
import { defineTable, integer, text } from '#read-models/table';
import { ignored, rows } from '#read-models/fold';
import { defineProjection, type Projection } from '#read-models/projection';
import { append, productAdded } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

const described = carrying(productStream, 'attributes');

const short = defineTable({ name: 'names', columns: { sku: text, name: text }, key: ['sku'], indexes: [] });
const long = defineTable({
  name: 'names',
  columns: { sku: text, length: integer, name: text },
  key: ['sku'],
  indexes: [{ name: 'length', columns: ['length'] }],
});

const first = defineProjection({
  name: 'names',
  version: 1,
  folds: [
    rows(short, [described], {
      keys: ({ data }) => [[data.sku]],
      evolve: { ProductAdded: (_row, { data }) => ({ sku: data.sku, name: data.name }), ProductRevised: ignored },
    }),
  ],
});
const second = (previous?: Projection): Projection => ({
  ...defineProjection({
    name: 'names',
    version: 2,
    folds: [
      rows(long, [described], {
        keys: ({ data }) => [[data.sku]],
        evolve: {
          ProductAdded: (_row, { data }) => ({ sku: data.sku, length: data.name.length, name: data.name }),
          ProductRevised: ignored,
        },
      }),
    ],
  }),
  ...(previous && { previous }),
});

async function withVersionOne(): Promise<EngineRoom> {
  const room = await EngineRoom.open([first]);
  const consumers = room.startConsumers([first]);
  await room.reached(await append(room.store, 'product-MUG', productAdded()));
  await consumers.stop();
  return room;
}

test('given a new version that names the fold before, the old generation is fed until the swap, and after it for a rollback', async () => {
  await using room = await withVersionOne();
  const known = [second(first)];
  room.startConsumers(known);
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  expect(await room.rows('select * from read_models.names order by sku')).toEqual([
    { sku: 'CUP', name: 'Cup' },
    { sku: 'MUG', name: 'Mug' },
  ]);

  await replay(room, 'rebuild names --verify', known);

  expect(await room.rows('select * from read_models.names order by sku')).toEqual([
    { sku: 'CUP', length: 3, name: 'Cup' },
    { sku: 'MUG', length: 3, name: 'Mug' },
  ]);
  const position = await append(room.store, 'product-TEAPOT', productAdded('TEAPOT', 'Teapot'));
  await room.reached(position);
  await replay(room, 'rollback names', known);
  expect(await room.rows('select * from read_models.names where sku = $1', ['TEAPOT'])).toEqual([{ sku: 'TEAPOT', name: 'Teapot' }]);
});

test('given a new version without the fold before, the old generation stands still and says that a rebuild is due; there is no way back', async () => {
  await using room = await withVersionOne();
  const known = [second()];
  room.startConsumers(known);
  await append(room.store, 'product-CUP', productAdded('CUP', 'Cup'));
  await room.until('a rebuild is due', async () => (await room.rows('select state from projections.status'))[0]?.state === 'rebuild-due');
  expect(await room.rows('select * from read_models.names')).toEqual([{ sku: 'MUG', name: 'Mug' }]);
  await expect(replay(room, 'verify names', known)).rejects.toThrow('version 1, whose fold this code no longer has');

  expect(await replay(room, 'rebuild names', known)).toMatchObject({ exitCode: 0 });

  await room.reached(await append(room.store, 'product-POT', productAdded('POT', 'Pot')));
  expect(await room.rows('select sku from read_models.names order by sku')).toEqual([{ sku: 'CUP' }, { sku: 'MUG' }, { sku: 'POT' }]);
  await expect(replay(room, 'rollback names', known)).rejects.toThrow(
    'cannot go back to generation 1: it is of version 1, whose fold this code no longer has',
  );
});

test('given old and new code at once, as in a rolling release, the view that the old one feeds is nobody’s problem', async () => {
  await using room = await withVersionOne();
  room.startConsumers([first]);
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  let looks = 0;

  room.startConsumers([second()], { housekeep: async () => void looks++ });
  await room.until('the new one has looked', async () => looks > 2);

  expect(await room.rows('select state from projections.status')).toEqual([{ state: 'live' }]);
});

test('given --no-swap, readers keep the old generation until swap; given a dry run, nothing changes at all', async () => {
  await using room = await withVersionOne();
  const known = [second(first)];
  room.startConsumers(known);

  expect(await replay(room, 'rebuild names --dry-run', known)).toMatchObject({ exitCode: 0, document: { outcome: 'planned' } });
  expect(await room.rows('select generation from projections.generations')).toEqual([{ generation: 1 }]);
  expect(await replay(room, 'rebuild names --no-swap', known)).toMatchObject({ document: { outcome: 'ready', generation: 2 } });
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  expect(await room.rows('select generation from read_models.names_checkpoint')).toEqual([{ generation: 1 }]);

  await replay(room, 'swap names', known);

  expect(await room.rows('select sku, length from read_models.names order by sku')).toEqual([
    { sku: 'CUP', length: 3 },
    { sku: 'MUG', length: 3 },
  ]);
});

test('given a retained generation whose time is over, it is dropped', async () => {
  await using room = await withVersionOne();
  const known = [second(first)];
  const { dropOutlived } = await import('./drop-outlived.js');
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  room.startConsumers(known, { housekeep: (session) => dropOutlived(session, quiet) });
  await replay(room, 'rebuild names', known);
  await room.rows(`update projections.generations set swapped_at = now() - interval '25 hours' where state = 'retained'`);

  await room.until('it is gone', async () => (await room.rows('select 1 from projections.generations')).length === 1);

  expect(await room.rows(`select to_regclass('read_models.names_g1') as gone`)).toEqual([{ gone: null }]);
});
