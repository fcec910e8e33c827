import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { productSearchProjection } from '#read-models/product-search';
import { countFromScratch } from '../engine/count-sql.js';
import { tableOf } from '../engine/table-sql.js';
import { EngineRoom } from '../testing/engine-room.js';
import { append, gbp } from '../testing/events.js';
import { replay } from '../testing/open-workbench.js';

const english = productSearchProjection('english');
const german = productSearchProjection('german');

const words = ['lamp', 'lamps', 'red', 'Größe', 'usb-c', 'garden', 'WH-1000XM4', '12v'];
const nameOf = (step: number) =>
  [step, step * 3, step * 7].map((index) => words[index % words.length] as string).join(step % 5 === 0 ? '-' : ' ');

/** Products come, are renamed, repriced, published and discontinued, each in its own order. */
function* lives(from: number): Generator<{ stream: string; events: readonly OrderlineEvent[] }> {
  for (let step = from; ; step++) {
    const sku = `P${step}`;
    const stream = `product-${sku}`;
    const attributes = { brand: words[step % 3] as string, watts: step, dimmable: step % 2 === 0, 'a colour': nameOf(step + 1) };
    yield {
      stream,
      events: [
        { type: 'ProductAdded', data: { sku, name: nameOf(step), category: 'lights/lamps', attributes, price: gbp('2.5') } },
        ...(step % 4 === 0 ? [] : ([{ type: 'ProductPublished', data: { sku } }] as const)),
      ],
    };
    const older = `P${from + Math.floor((step - from) / 2)}`;
    const again: OrderlineEvent[] = [
      { type: 'ProductRevised', data: { sku: older, name: nameOf(step + 2), description: `now ${nameOf(step)}` } },
      { type: 'ProductPriceChanged', data: { sku: older, price: gbp('3'), previousPrice: gbp('2.5') } },
    ];
    if (step % 6 === 1) again.push({ type: 'ProductDiscontinued', data: { sku: older, reason: 'sold out' } });
    yield { stream: `product-${older}`, events: again };
  }
}

/** The first of them. */
function someLives(from: number, count: number): readonly { stream: string; events: readonly OrderlineEvent[] }[] {
  const some = [];
  for (const life of lives(from)) if (some.push(life) === count) break;
  return some;
}

async function write(room: EngineRoom, written: ReturnType<typeof someLives>): Promise<void> {
  let last = 0n;
  for (const { stream, events } of written) last = await append(room.store, stream, ...events);
  await room.reached(last, 'product-search');
}

/** Appends lives until it is told to stop. @returns the position of the last event */
function writeLives(room: EngineRoom, stopped: AbortSignal): Promise<bigint> {
  return (async () => {
    let last = 0n;
    for (const { stream, events } of lives(0)) {
      if (stopped.aborted) break;
      last = await append(room.store, stream, ...events);
      await delay(1);
    }
    return last;
  })();
}

/** Every generation's counts that are otherwise than its rows say. */
async function wrongCounts(room: EngineRoom): Promise<readonly Record<string, unknown>[]> {
  const generations = await room.rows(`select generation, version from projections.generations where name = 'product-search'`);
  const wrong: Record<string, unknown>[] = [];
  for (const { generation } of generations) {
    for (const counts of english.counts ?? []) {
      const kept = tableOf(counts.table, Number(generation));
      const found = await room.rows(
        `select ${Number(generation)} as generation, key, kept.count as kept, scratch.count as true from ${kept} as kept
         full join (${countFromScratch(counts, Number(generation))}) as scratch using (key) where kept.count is distinct from scratch.count`,
      );
      wrong.push(...found);
    }
  }
  return wrong;
}

/** Of the view's generations, by what they are for. */
async function versions(room: EngineRoom): Promise<Readonly<Record<string, number>>> {
  const found = await room.rows(`select state, version from projections.generations where name = 'product-search'`);
  return Object.fromEntries(found.map(({ state, version }) => [String(state), Number(version)]));
}

test('given changes and deletions that go on, the counts are those of a count from scratch, through rebuilds, a rollback and a drop', async () => {
  await using room = await EngineRoom.open([english]);
  room.startConsumers([english]);
  const stop = new AbortController();
  const writing = writeLives(room, stop.signal);
  await room.reached(200n);

  for (const line of ['rebuild product-search --verify', 'rollback product-search', 'rebuild product-search', 'drop product-search']) {
    const outcome = await replay(room, line, [english]);
    expect([line, outcome.exitCode]).toEqual([line, 0]);
  }
  stop.abort();
  await room.reached(await writing);

  expect(await wrongCounts(room)).toEqual([]);
  expect(await room.rows('select key from read_models.product_search_lexemes where count < 1')).toEqual([]);
  expect((await replay(room, 'verify product-search', [english])).document).toMatchObject({ differing: 0 });
});

test('given a projector that is killed in the middle again and again, nothing is counted twice or left out', async () => {
  await using room = await EngineRoom.open([english]);
  const stop = new AbortController();
  const writing = writeLives(room, stop.signal);
  for (let life = 0; life < 5; life++) {
    const consumers = room.startConsumers([english]);
    await room.until(
      'some rows',
      async () => Number((await room.rows('select count(*) as n from read_models.product_search'))[0]?.n) > 20 * life,
    );
    await room.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'orderline projection%'`,
    );
    await consumers.stop();
  }
  stop.abort();
  room.startConsumers([english]);
  await room.reached(await writing);
  expect(await wrongCounts(room)).toEqual([]);
});

test('given counts that are wrong, verify finds each of them', async () => {
  await using room = await EngineRoom.open([english]);
  room.startConsumers([english]);
  await write(room, someLives(1, 2));

  await room.rows(`update read_models.product_search_lexemes_g1 set count = count + 1 where key = '*'`);
  await room.rows(`insert into read_models.product_search_spellings_g1 (key, count) values ('ghost', 1)`);

  const outcome = await replay(room, 'verify product-search', [english]);
  expect(outcome.exitCode).toBe(3);
  expect(outcome.document).toMatchObject({
    differing: 2,
    differences: [
      { table: 'product_search_lexemes', key: ['*'], kind: 'different', columns: ['count'] },
      { table: 'product_search_spellings', key: ['ghost'], kind: 'missing' },
    ],
  });
});

test('given a rebuild that was interrupted after it had counted, the next one goes on and counts right', async () => {
  await using room = await EngineRoom.open([english]);
  room.startConsumers([english]);
  const history = someLives(0, 40);
  await write(room, history.slice(0, 20));
  expect((await replay(room, 'rebuild product-search --no-swap', [english])).exitCode).toBe(0);
  await room.rows(`update projections.generations set state = 'rebuilding' where state = 'ready'`);
  await write(room, history.slice(20));

  expect((await replay(room, 'rebuild product-search', [english])).exitCode).toBe(0);
  expect(await wrongCounts(room)).toEqual([]);
});

test('given another language, the index is renewed in it while the old one is fed on, and back again', async () => {
  await using room = await EngineRoom.open([english]);
  const asEnglish = room.startProjector([english]);
  const stop = new AbortController();
  const writing = writeLives(room, stop.signal);
  await room.reached(50n);
  await asEnglish();

  const asGerman = room.startProjector([german], { rate: 2_000 });
  await room.until('German', async () => (await versions(room)).live === german.version);
  expect(await versions(room)).toEqual({ live: german.version, retained: english.version });
  stop.abort();
  const last = await writing;
  await room.reached(last, 'product-search');
  await room.until('the English one is fed on', async () => {
    const [row] = await room.rows(`select position from projections.generations where state = 'retained'`);
    return BigInt(String(row?.position)) >= last;
  });
  expect(await wrongCounts(room)).toEqual([]);
  await asGerman();

  // Two that disagree do not do it in turns: only what has stood for a while is renewed.
  const backAgain = room.startProjector([english]);
  await write(room, someLives(900_000, 1));
  expect((await versions(room)).live).toBe(german.version);
  await room.rows(`update projections.generations set swapped_at = now() - interval '11 minutes'`);
  await room.until('English', async () => (await versions(room)).live === english.version);
  await backAgain();
  expect(await wrongCounts(room)).toEqual([]);
});

test('given a person who went back to the language before, it stays so', async () => {
  await using room = await EngineRoom.open([english]);
  room.startConsumers([english]);
  expect((await replay(room, 'rebuild product-search', [german])).exitCode).toBe(0);
  expect((await replay(room, 'rollback product-search', [german])).exitCode).toBe(0);
  await room.rows(`update projections.generations set swapped_at = now() - interval '11 minutes'`);

  let looks = 0;
  const stop = room.startProjector([german], {
    logger: { debug: () => undefined, info: () => looks++, warn: () => undefined, error: () => undefined },
  });
  await write(room, someLives(900_000, 1));
  await stop();
  expect([looks, (await versions(room)).live]).toEqual([0, english.version]);
});
