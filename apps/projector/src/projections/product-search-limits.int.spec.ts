import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { productTerms, type SearchedProduct } from '#read-models/search/product-terms';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const plain: SearchedProduct = { sku: 'BIG', name: 'Big', description: null, category: 'big', attributes: {} };

async function wordsStored(product: Partial<SearchedProduct>) {
  const { terms } = productTerms({ ...plain, ...product }, 'english');
  const { rows } = await client.query<{ words: number }>('select length($1::text::tsvector)::integer as words', [terms]);
  return rows[0]?.words;
}

const manyWords = (count: number, letter: string) =>
  Array.from({ length: count }, (_, index) => `${letter}${index.toString(36)}`).join(' ');

test.each<[string, Partial<SearchedProduct>]>([
  ['two hundred attributes of two thousand letters each', attributes(() => manyWords(450, 'x').slice(0, 2_000))],
  ['letters that stand for eighteen', { ...attributes(() => '\uFDFA'.repeat(2_000)), description: '\uFDFA '.repeat(5_000) }],
  ['words as long as words may be', attributes((index) => `${String(index).padStart(60, 'y')} `.repeat(30))],
  ['different words of letters that stand for six', attributes((index) => manyWords(200, `${index}㌖㌖㌖㌖㌖㌖㌖㌖x`).slice(0, 2_000))],
  [
    'different words without end',
    { ...attributes((index) => manyWords(500, `z${index}q`).slice(0, 2_000)), description: manyWords(2_000, 'w') },
  ],
])('PostgreSQL can hold the words of a product with %s', async (_what, product) => {
  expect(await wordsStored(product)).toBeGreaterThan(3);
});

function attributes(value: (index: number) => string): Pick<SearchedProduct, 'attributes'> {
  return { attributes: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`name ${index}`, value(index)])) };
}
