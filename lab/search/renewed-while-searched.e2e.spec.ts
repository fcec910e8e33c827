import { setTimeout as delay } from 'node:timers/promises';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Installation, openInstallation } from '#lab/contract/installation';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { loadConfig } from '#platform/config/config';
import { createLogger } from '#platform/logging/logger';
import { createProjector } from '#projector/projector';
import { replay } from '#projector/testing/open-workbench';
import { languageOf } from '#read-models/product-search';
import { viewsIn } from '#read-models/views';

let database: TestDatabase;
let shop: Installation;
let store: EventStore;
let pool: pg.Pool;
let token: string;
const projectors: NestFastifyApplication[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  shop = await openInstallation(database.url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0', RATE_LIMIT_ANONYMOUS: '0' });
  store = openEventStore(database.url);
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  token = await shop.token('importer', 'ida');
});
afterAll(async () => {
  for (const projector of projectors) await projector.close();
  await shop.close();
  await store.close();
  await pool.end();
  await database.drop();
});

/** A product that was published, and since when the log says so. */
interface Known {
  readonly sku: string;
  /** A word that stands in no other name. */
  readonly word: string;
  readonly position: bigint;
}

async function command(url: string, body: object): Promise<bigint> {
  const response = await fetch(`${shop.urls.commandApi}${url}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return BigInt(response.headers.get('event-position') ?? 0);
}

async function search(query: string, atLeast: bigint) {
  const response = await fetch(`${shop.urls.queryApi}/products/search?${query}`, {
    headers: { 'min-event-position': atLeast.toString(), prefer: 'wait=30' },
  });
  const body = (await response.json()) as { readonly items: readonly { readonly sku: string }[]; readonly total: number };
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(BigInt(response.headers.get('event-position') ?? -1)).toBeGreaterThanOrEqual(atLeast);
  return body;
}

const letters = (number: number) => [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
const bodyOf = (sku: string, word: string) => ({
  sku,
  name: `lanterns zq${word}`,
  category: 'lights',
  attributes: { brand: `brand ${sku.length}` },
  price: { amount: '2', currency: 'GBP' },
});

/** Adds, publishes and renames products until it is told to stop. */
async function write(known: Known[], stopped: AbortSignal): Promise<void> {
  for (let number = 0; !stopped.aborted; number++) {
    const sku = `P${number}`;
    await command('/products', bodyOf(sku, `${letters(number)}new`));
    const published = await command(`/products/${sku}/publish`, {});
    known.push({ sku, word: `zq${letters(number)}new`, position: published });
    if (number % 3 > 0) continue;
    const renamed = known.findIndex((product) => product.sku === `P${number / 3}`);
    const before = known[renamed];
    if (before === undefined || before.word.endsWith('old')) continue;
    known.splice(renamed, 1); // Nobody asks for it while it has two names.
    const word = `zq${letters(number / 3)}old`;
    known.push({ ...before, word, position: await command(`/products/${before.sku}/revise`, { name: `lanterns ${word}` }) });
  }
}

/** Searches what is known until it is told to stop. @returns how often */
async function read(known: readonly Known[], stopped: AbortSignal, reader: number): Promise<number> {
  let asked = 0;
  for (; !stopped.aborted; asked++) {
    const newest = known.at(-1);
    const product = asked % 2 === 0 ? newest : known[(asked * 31 + reader) % Math.max(1, known.length)];
    if (newest === undefined || product === undefined) {
      await delay(5);
      continue;
    }
    const there = known.filter(({ position }) => position <= newest.position).length;
    const [one, all] = await Promise.all([search(`q=${product.word}`, product.position), search('q=lanterns&limit=1', newest.position)]);
    // Whoever was renamed meanwhile may have the other name by now.
    if (known.includes(product)) expect(one.items.map(({ sku }) => sku)).toContain(product.sku);
    expect(all.total).toBeGreaterThanOrEqual(there);
  }
  return asked;
}

async function liveLanguage(): Promise<string> {
  const { rows } = await pool.query<{ version: number }>(
    `select version from projections.generations where name = 'product-search' and state = 'live'`,
  );
  return languageOf(rows[0]?.version ?? 0);
}

test(
  'given writers and readers who never rest, every answer holds what it must, through rebuilds and another language',
  { timeout: 180_000 },
  async () => {
    const known: Known[] = [];
    const stop = new AbortController();
    const work = [
      write(known, stop.signal),
      ...[1, 2, 3].map(async (reader) => expect(await read(known, stop.signal, reader)).toBeGreaterThan(5)),
    ];
    const working = Promise.all(work).finally(() => stop.abort());
    working.catch(() => undefined); // Awaited, and so reported, in the end.
    const room = { url: database.url, store };
    try {
      while (known.length < 60 && !stop.signal.aborted) await delay(20);
      for (const line of ['rebuild product-search', 'rebuild product-search --verify', 'rollback product-search'])
        expect([line, (await replay(room, line)).exitCode]).toEqual([line, 0]);

      // As a new release would: another projector takes over, and writes in another language.
      const projector = await createProjector(germanSettings(), createLogger('german', 'silent'));
      projectors.push(projector);
      await projector.init();
      await shop.projector.close();
      await pool.query(`update projections.generations set swapped_at = null where name = 'product-search' and state = 'live'`);
      for (const deadline = Date.now() + 60_000; (await liveLanguage()) !== 'german' && !stop.signal.aborted; await delay(50))
        if (Date.now() > deadline) throw new Error('The language did not change');
      const written = known.length;
      while (known.length < written + 20 && !stop.signal.aborted) await delay(20);
    } finally {
      stop.abort();
      await working;
    }
    expect((await replay(room, 'verify product-search', viewsIn('german'))).document).toMatchObject({ differing: 0 });
  },
);

function germanSettings() {
  return loadConfig(
    {
      EVENT_STORE_URL: database.url,
      READ_MODELS_URL: database.url,
      JWT_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
      LOG_LEVEL: 'silent',
      SEARCH_LANGUAGE: 'german',
    },
    ['EVENT_STORE_URL', 'READ_MODELS_URL'],
  );
}
