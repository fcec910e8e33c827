import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#lab/test-bed/database';
import { wantedSold, wordsSold } from './sold-words.js';
import { wordsOf } from './words.js';

let client: pg.Client;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  drop = () => database.drop();
});
afterAll(async () => {
  await client.end();
  await drop();
});

const word = fc.oneof(
  fc.constantFrom(
    'Café',
    'cafe',
    'T-light',
    'holder',
    'Straße',
    '3.5',
    'מחזיק',
    'د',
    '灯',
    '🕯️',
    '&',
    '|',
    '!',
    ':*',
    '<->',
    "'",
    '\\',
    '%',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }).filter((text) => !text.includes('\0') && text.isWellFormed()),
);
const phrase = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(' '));
const sku = fc.stringMatching(/^[A-Za-z0-9._-]{1,8}$/);

/** Words of the name in any order, of the last the beginning; its sku in another case; or anything. */
const search = fc
  .record({
    of: sku,
    name: phrase(5),
    picks: fc.array(fc.nat(4), { maxLength: 3 }),
    length: fc.nat(4),
    other: fc.oneof(phrase(3), sku),
    kind: fc.nat(3),
  })
  .map(({ of, name, picks, length, other, kind }) => {
    const words = wordsOf(name);
    const picked = picks.flatMap((pick) => words[pick] ?? []);
    const begun = [...picked.slice(0, -1), [...(picked.at(-1) ?? '')].slice(0, length + 1).join('')].join(' ');
    return { of, name, asked: kind === 0 ? other : kind === 1 ? of.toUpperCase() : begun };
  });

test('PostgreSQL finds what has all the words, of the last at least the beginning, or the sku; whatever stands in them', async () => {
  let found = 0;
  const property = fc.asyncProperty(search, async ({ of, name, asked }) => {
    const words = wordsOf(asked);
    const own = wordsOf(name);
    const last = words.at(-1);
    const isNamed =
      last !== undefined && words.slice(0, -1).every((each) => own.includes(each)) && own.some((each) => each.startsWith(last));
    const isMeant = isNamed || of.toLowerCase() === asked.toLowerCase();
    const { rows } = await client.query<{ found: boolean }>('select $1::tsvector @@ $2::tsquery as found', [
      wordsSold({ sku: of, name }),
      wantedSold(asked) ?? '',
    ]);
    // What is written with a joint is one word too: `t-light` is found as `tlight`.
    if (isMeant || !/[-_./'’]/.test(name)) expect([asked, rows[0]?.found]).toEqual([asked, isMeant]);
    if (isMeant) found++;
  });
  await fc.assert(property, { numRuns: 600 });
  expect(found).toBeGreaterThan(100);
});
