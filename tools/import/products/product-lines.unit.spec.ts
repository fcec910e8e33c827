import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OperatorError } from '../../operator-error.js';
import { MOST_BYTES } from './lines.js';
import { readProductFile } from './product-lines.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orderline-products-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Buffer, name = 'catalogue.ndjson') {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return readProductFile(file, new AbortController().signal);
}
const lamp = { sku: 'LAMP', name: 'Lamp', category: 'lights', price: { amount: '2.5', currency: 'EUR' } };
const line = (more: object = {}) => JSON.stringify({ ...lamp, ...more });

describe('a catalogue', () => {
  it('is one product a line, whatever ends it, with blank lines and a mark at its beginning', async () => {
    const { lines, products, refused } = await read(`\uFEFF${line()}\r\n\n  \n${line({ sku: 'VASE', stock: 3 })}`);
    expect(refused).toEqual([]);
    expect(lines).toBe(4);
    expect(products).toEqual([
      { line: 1, ...lamp },
      { line: 4, ...lamp, sku: 'VASE', stock: 3 },
    ]);
  });

  it('may hold signs that other readers take for the end of a line', async () => {
    const name = 'one\u2028two\u2029three\u0085four';
    expect((await read(line({ name }))).products).toMatchObject([{ name }]);
  });

  it('is unzipped by what it holds, not by what it is called', async () => {
    expect((await read(gzipSync(line()), 'zipped.ndjson')).products).toHaveLength(1);
    expect((await read(line(), 'plain.ndjson.gz')).products).toHaveLength(1);
  });

  it('is UTF-8, or refused with the line', async () => {
    const latin1 = Buffer.from(`${line()}\n${line({ name: 'Café' })}\n`, 'latin1');
    await expect(read(latin1)).rejects.toThrow(/line 2 holds bytes that are not UTF-8. JSON is always UTF-8: convert the file first\.$/);
  });

  it.each([
    ['a zip archive', Buffer.from('PK\u0003\u0004....')],
    ['UTF-16', Buffer.from(`\uFEFF${line()}`, 'utf16le')],
  ])('that is %s is refused as a whole', async (_what, content) => {
    await expect(read(content)).rejects.toThrow(/must be one JSON object a line in UTF-8, plain or gzipped/);
  });

  it('says a sku last where it says it twice', async () => {
    const { products, refused } = await read([line({ name: 'Old' }), line({ sku: 'VASE' }), line({ name: 'New' })].join('\n'));
    expect(products.map(({ line: number, name }) => [number, name])).toEqual([
      [2, 'Lamp'],
      [3, 'New'],
    ]);
    expect(refused).toEqual([{ line: 1, reason: 'said-again', field: 'sku', detail: 'line 3 says it anew for the sku LAMP' }]);
  });

  it('says nothing by null, and its currencies in any case', async () => {
    const price = { amount: '1', currency: 'eur' };
    const { products } = await read(line({ description: null, attributes: { colour: 'red', size: null }, stock: null, price }));
    expect(products).toEqual([
      { line: 1, ...lamp, description: null, attributes: { colour: 'red' }, price: { amount: '1', currency: 'EUR' } },
    ]);
  });
});

describe('a line', () => {
  it.each([
    ['{"sku": "A"', 'no-json', undefined, /JSON/],
    ['[]', 'no-product', undefined, /no JSON object/],
    ['null', 'no-product', undefined, /no JSON object/],
    [line({ sku: 17 }), 'sku', 'sku', /must be a text/],
    [line({ sku: '' }), 'sku', 'sku', /must be a text/],
    [line({ colour: 'red' }), 'unknown-field', 'colour', /colour is not a known field/],
    [line({ stock: 1.5 }), 'stock', 'stock', /whole number from 0/],
    [line({ stock: '5' }), 'stock', 'stock', /whole number from 0/],
    [line({ stock: -1 }), 'stock', 'stock', /whole number from 0/],
    [
      '{"sku":"A","attributes":{"id":12345678901234567890}}',
      'not-storable',
      'attributes.id',
      /attributes\.id is a number that would be changed/,
    ],
    ['{"sku":"A","attributes":{"id":1e400}}', 'not-storable', 'attributes.id', /attributes\.id is a number that would be changed/],
    ['{"sku":"A","name":"a","name":"b"}', 'not-storable', 'name', /stands twice/],
    ['{"sku":"A","name":"a\\u0000"}', 'not-storable', 'name', /U\+0000/],
    ['{"sku":"A","attributes":{"__proto__":1}}', 'not-storable', 'attributes.__proto__', /not a known field/],
    [`{"sku":"A","attributes":${'['.repeat(40)}${']'.repeat(40)}}`, 'not-storable', undefined, /deeper than 32/],
  ])('%s is refused', async (text, reason, field, detail) => {
    const { products, refused } = await read(`${line()}\n${text}\n${line({ sku: 'VASE' })}`);
    expect(products.map(({ sku }) => sku)).toEqual(['LAMP', 'VASE']);
    expect(refused).toEqual([
      {
        line: 2,
        reason,
        ...(field !== undefined && { field }),
        detail: expect.stringMatching(detail) as string,
      },
    ]);
  });

  it('that is longer than the API takes is refused, and takes no memory beyond', async () => {
    const { lines, products, refused } = await read(
      [line({ description: 'x'.repeat(MOST_BYTES) }), line(), line({ sku: 'É', description: 'é'.repeat(MOST_BYTES / 2) })].join('\n'),
    );
    expect([lines, products.length]).toEqual([3, 1]);
    expect(refused.map(({ line: number, reason }) => [number, reason])).toEqual([
      [1, 'too-long'],
      [3, 'too-long'],
    ]);
  });
});

describe('a file that cannot be read is told by name, in a sentence', () => {
  const missing = 'missing.ndjson';
  it.each([
    ['is missing', () => readProductFile(path.join(folder, missing), new AbortController().signal), `${missing} cannot be read: ENOENT`],
    ['is a folder', () => readProductFile(folder, new AbortController().signal), 'is a folder, but must be a file.'],
    [
      'is cut off',
      () => read(gzipSync(line()).subarray(0, 30), 'cut.ndjson.gz'),
      'cut.ndjson.gz cannot be read: it is no complete gzip file',
    ],
  ])('that %s', async (_what, reading, sentence) => {
    const error: unknown = await reading().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(OperatorError);
    expect((error as OperatorError).message).toContain(sentence);
  });
});
