import { expect, test } from 'vitest';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { carrying } from '#events/contracts/define-stream';
import { productStream } from '#events/contracts/product-events';
import { ignored, rows } from '#read-models/fold';
import { defineProjection, type Projection } from '#read-models/projection';
import { defineTable, integer, text } from '#read-models/table';
import { EngineRoom } from '../testing/engine-room.js';
import { append, productAdded } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';

const described = carrying(productStream, 'attributes');

const short = defineTable({ name: 'names', columns: { sku: text, name: text }, key: ['sku'], indexes: [] });
const long = defineTable({ name: 'names', columns: { sku: text, length: integer, name: text }, key: ['sku'], indexes: [] });
const first: Projection = defineProjection({
  name: 'names',
  version: 1,
  folds: [
    rows(short, [described], {
      keys: ({ data }) => [[data.sku]],
      evolve: { ProductAdded: (_row, { data }) => ({ sku: data.sku, name: data.name }), ProductRevised: ignored },
    }),
  ],
});
const second = (previous?: Projection, refuses: () => boolean = () => false): Projection => ({
  ...defineProjection({
    name: 'names',
    version: 2,
    folds: [
      rows(long, [described], {
        keys: ({ data }) => [[data.sku]],
        evolve: {
          ProductAdded: (_row, { data }) => {
            if (refuses()) throw new TypeError('not yet');
            return { sku: data.sku, length: data.name.length, name: data.name };
          },
          ProductRevised: ignored,
        },
      }),
    ],
  }),
  ...(previous && { previous }),
});

/** Lasts a second and a half, so that there is a time in the middle. */
const PRODUCTS = 60;
const RATE = 40;

async function withVersionOne(): Promise<EngineRoom> {
  const room = await EngineRoom.open([first]);
  const consumers = room.startConsumers([first]);
  for (let product = 0; product < PRODUCTS; product++) await append(room.store, `product-${product}`, productAdded(`P${product}`, 'Mug'));
  await room.reached(BigInt(PRODUCTS));
  await consumers.stop();
  return room;
}

/** What a projector tells, with `failed` for what went wrong. */
function listenTo() {
  const told: string[] = [];
  const failed: string[] = [];
  const logger: ConsumerLogger = {
    debug: () => undefined,
    info: (_fields, message) => void told.push(message),
    warn: (_fields, message) => void failed.push(message),
    error: (fields, message) => void failed.push(`${message}: ${JSON.stringify(fields)}`),
  };
  return { told, failed, logger };
}
const STARTED = 'the live view is of another version: rebuild started';
const ENDED = 'rebuild ended, the new generation is live';

const liveVersion = async (room: EngineRoom) =>
  (await room.rows(`select version from projections.generations where state = 'live'`))[0]?.version;
const swapped = (room: EngineRoom) => room.until('version 2 is live', async () => (await liveVersion(room)) === 2);
const half = (room: EngineRoom) =>
  room.until('half of it is filled', async () => {
    const [row] = await room.rows('select position from projections.generations where generation = 2');
    return Number(row?.position ?? 0) >= 10;
  });
const states = async (room: EngineRoom) =>
  ((await replay(room, 'list', [])).document as { generation: number; state: string }[]).map(({ generation, state }) => [
    generation,
    state,
  ]);
const longRows = (room: EngineRoom) => room.rows('select count(*)::integer as rows, min(length) as length from read_models.names');

test('given a new version without the fold before, the start rebuilds beside and swaps: the view goes on by itself', async () => {
  await using room = await withVersionOne();
  const { told, failed, logger } = listenTo();
  room.startProjector([second()], { rate: RATE, logger });
  await half(room);
  expect(await states(room)).toEqual([
    [1, 'rebuild-due'],
    [2, 'rebuilding'],
  ]);
  const position = await append(room.store, 'product-CUP', productAdded('CUP', 'Cup'));

  await swapped(room);

  await room.reached(position);
  expect(await longRows(room)).toEqual([{ rows: PRODUCTS + 1, length: 3 }]);
  await room.until('it says so', async () => told.includes(ENDED));
  expect({ told, failed }).toEqual({ told: [STARTED, ENDED], failed: [] });
});

test('given a new version that names the fold before, the view goes on meanwhile, and the rebuild starts all the same', async () => {
  await using room = await withVersionOne();
  room.startProjector([second(first)], { rate: RATE });
  await half(room);
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  expect(await liveVersion(room)).toBe(1);
  expect(await states(room)).toEqual([
    [1, 'live'],
    [2, 'rebuilding'],
  ]);

  await swapped(room);

  expect(await longRows(room)).toEqual([{ rows: PRODUCTS + 1, length: 3 }]);
});

test('given two projectors that start at once, one of them rebuilds, and neither breaks the other', async () => {
  await using room = await withVersionOne();
  const { told, failed, logger } = listenTo();
  for (let projector = 0; projector < 2; projector++) room.startProjector([second()], { rate: RATE, logger });

  await swapped(room);
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  await room.until('it says so', async () => told.includes(ENDED));

  expect({ told, failed }).toEqual({ told: [STARTED, ENDED], failed: [] });
  expect(await room.rows('select generation, state from projections.generations order by generation')).toEqual([
    { generation: 1, state: 'retained' },
    { generation: 2, state: 'live' },
  ]);
});

test('given a projector that is killed in the middle, another one goes on from there', async () => {
  await using room = await withVersionOne();
  const killed = room.startProjector([second()], { rate: RATE });
  await half(room);
  const { told, logger } = listenTo();
  room.startProjector([second()], { rate: RATE, logger });
  await room.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'orderline replay%'`,
  );
  await killed();

  await swapped(room);

  await room.until('it says so', async () => told.includes(ENDED));
  expect(told[1]).toMatch(/^names: going on with generation 2 from position [1-9]/);
  expect(await longRows(room)).toEqual([{ rows: PRODUCTS, length: 3 }]);
});

test('given an event that the new fold refuses, the view stays what it was, and the rebuild goes on when it no longer does', async () => {
  await using room = await withVersionOne();
  const { failed, logger } = listenTo();
  let refuses = true;
  room.startProjector([second(first, () => refuses)], { logger });
  await room.until('it says so', async () => failed.length > 0);
  expect(failed[0]).toContain('names cannot apply ProductAdded at position 1');
  expect(await liveVersion(room)).toBe(1);

  refuses = false;

  await swapped(room);
});

test('given a rebuild by hand in the middle, it is refused in one sentence, and the projector’s own goes on', async () => {
  await using room = await withVersionOne();
  room.startProjector([second()], { rate: RATE });
  await half(room);
  await expect(replay(room, 'rebuild names', [second()])).rejects.toThrow(
    'names is being rebuilt by another process already: npm run replay -- list shows how far it is.',
  );
  await swapped(room);
});

test('given a live view of a newer version, as after a step back, it is left alone and says why', async () => {
  await using room = await EngineRoom.open([second()]);
  room.startProjector([first]);
  const status = async () => (await room.rows('select state, detail from projections.status'))[0];
  await room.until('it says why', async () => (await status())?.state === 'unfed');
  expect((await status())?.detail).toBe(
    'The generation was made by version 2; the code is at version 1, which is older, and rebuilds nothing by itself: ' +
      'run that release again, or: npm run replay -- rollback names (or rebuild names).',
  );
  const beats = new Set<unknown>();
  await room.until(
    'it has looked again',
    async () => beats.add(String((await room.rows('select until::text from projections.members'))[0]?.until)).size > 3,
  );
  expect(await room.rows('select generation from projections.generations')).toHaveLength(1);

  room.startProjector([second()]);
  await room.until('it is fed again', async () => (await status())?.state === 'live');
});

test.each([
  ['rolled back', ['rebuild names', 'rollback names'], 'retained'],
  ['kept from swapping', ['rebuild names --no-swap'], 'ready'],
])('given a view that a person has %s, it is left alone', async (_, commands, other) => {
  await using room = await withVersionOne();
  const known = [second(first)];
  const consumers = room.startConsumers(known);
  for (const command of commands) await replay(room, command, known);
  await consumers.stop();
  const { told, failed, logger } = listenTo();

  room.startProjector(known, { logger });
  await room.reached(await append(room.store, 'product-CUP', productAdded('CUP', 'Cup')));
  await room.reached(await append(room.store, 'product-POT', productAdded('POT', 'Pot')));

  expect({ told, failed }).toEqual({ told: [], failed: [] });
  expect(await room.rows('select version, state from projections.generations order by generation')).toEqual([
    { version: 1, state: 'live' },
    { version: 2, state: other },
  ]);
});
