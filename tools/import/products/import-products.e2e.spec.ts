import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Installation, openInstallation } from '#lab/contract/installation';
import { createTestDatabase, type TestDatabase } from '#lab/test-bed/database';
import { importProducts, shortcomingsOfProducts, summarizeProducts } from './import-products.js';

const hurried = { patienceMs: 10_000, firstMs: 1, mostMs: 50, tryMs: 10_000 };
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: () => undefined };

let folder: string;
let database: TestDatabase;
let shop: Installation;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orderline-import-products-'));
  database = await createTestDatabase();
  shop = await openInstallation(database.url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0' });
  token = await shop.token('importer', 'ida');
});
afterAll(async () => {
  await shop.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

let prefix = 0;
let sku: (name: string) => string;
beforeEach(() => {
  const test = ++prefix;
  sku = (name) => `${name}-${test}`;
});

const report = () => path.join(folder, 'report.ndjson');
async function importLines(lines: readonly (object | string)[], signal = new AbortController().signal) {
  const file = path.join(folder, 'catalogue.ndjson');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const tokens = { current: () => Promise.resolve(token), renewed: () => Promise.resolve(undefined) };
  const access = { commandApiUrl: shop.urls.commandApi, queryApiUrl: shop.urls.queryApi, tokens, dataDirectory: undefined };
  const result = await importProducts({ file, report: report(), concurrency: 4 }, access, hurried, silent, signal);
  return { ...result, shortcomings: shortcomingsOfProducts(result), said: summarizeProducts(result, report()) };
}
const reported = async () =>
  (await readFile(report(), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

async function ask(question: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${shop.urls.queryApi}/${question}`, { headers: { authorization: `Bearer ${token}` } });
  return (await response.json()) as Record<string, unknown>;
}
async function command(url: string, body: object) {
  const response = await fetch(`${shop.urls.commandApi}${url}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status, await response.clone().text()).toBeLessThan(300);
}

const price = (amount: string, currency = 'EUR') => ({ amount, currency });
const lamp = () => ({ sku: sku('LAMP'), name: 'Red desk lamp', category: 'lights', price: price('2.50'), stock: 5 });
const vase = () => ({
  sku: sku('VASE'),
  name: 'Vase',
  description: 'Tall and thin.',
  category: 'glass/vases',
  attributes: { brand: 'Glas', height: 24, fragile: true, 'Größe "x"': 'groß' },
  price: price('12'),
});

describe('a catalogue', () => {
  test('is added, published and received, and found as soon as the import ends', async () => {
    const { shortcomings, sent } = await importLines([lamp(), vase()]);

    expect(shortcomings).toEqual([]);
    expect(sent).toEqual({ done: 2, invalid: 0, refused: 0 });
    expect(await ask(`products/${sku('VASE')}`)).toMatchObject({ ...vase(), status: 'published' });
    expect(await ask(`stock/${sku('LAMP')}`)).toMatchObject({ onHand: 5 });
    const found = (await ask('products/search?q=fragile%20vase%20glas')) as { items: { sku: string }[] };
    expect(found.items.map((item) => item.sku)).toContain(sku('VASE'));
  });

  test('again changes nothing', async () => {
    await importLines([lamp(), vase()]);
    const before = [await ask(`products/${sku('LAMP')}`), await ask(`products/${sku('VASE')}`), await ask(`stock/${sku('LAMP')}`)];
    const { tally, shortcomings } = await importLines([lamp(), vase()]);

    expect(shortcomings).toEqual([]);
    expect(tally.of('AddProduct')).toEqual({ new: 0, 'already-there': 2, refused: 0 });
    for (const name of ['ReviseProduct', 'ChangePrice', 'PublishProduct', 'ReceiveStock'] as const) expect(tally.of(name).new).toBe(0);
    expect([await ask(`products/${sku('LAMP')}`), await ask(`products/${sku('VASE')}`), await ask(`stock/${sku('LAMP')}`)]).toEqual(before);
  });

  test('is revised to what it says, there and back, and what it does not say stays', async () => {
    await importLines([lamp(), vase()]);
    const changed = { ...vase(), name: 'Crystal vase', price: price('13.0', 'usd'), attributes: { brand: 'Glas' }, stock: 2 };
    const { description: _, ...said } = changed;
    await importLines([said]);
    expect(await ask(`products/${sku('VASE')}`)).toMatchObject({
      name: 'Crystal vase',
      description: 'Tall and thin.',
      attributes: { brand: 'Glas' },
      price: price('13', 'USD'),
    });
    expect(await ask(`stock/${sku('VASE')}`)).toMatchObject({ onHand: 2 });

    for (let round = 0; round < 2; round++) {
      await importLines([vase()]);
      expect(await ask(`products/${sku('VASE')}`)).toMatchObject(vase());
      await importLines([said]);
      expect(await ask(`products/${sku('VASE')}`)).toMatchObject({ name: 'Crystal vase' });
    }
  });

  test('receives what is missing, and nothing where there is enough', async () => {
    await importLines([lamp()]);
    await command(`/stock/${sku('LAMP')}/adjust`, { delta: -2, reason: 'broken' });
    await importLines([lamp()]);
    expect(await ask(`stock/${sku('LAMP')}`)).toMatchObject({ onHand: 5 });
    await command(`/stock/${sku('LAMP')}/receive`, { quantity: 10 });
    await importLines([lamp()]);
    expect(await ask(`stock/${sku('LAMP')}`)).toMatchObject({ onHand: 15 });
  });

  test('publishes what is a draft, and leaves what is discontinued', async () => {
    await command('/products', { ...lamp(), stock: undefined });
    await importLines([lamp()]);
    expect(await ask(`products/${sku('LAMP')}`)).toMatchObject({ status: 'published' });

    await command(`/products/${sku('LAMP')}/discontinue`, { reason: 'sold out' });
    expect((await importLines([lamp()])).shortcomings).toEqual([]);
    const { shortcomings } = await importLines([{ ...lamp(), name: 'New lamp' }, vase()]);
    expect(shortcomings).toEqual(['1 product could not be made what the file says.']);
    expect(await reported()).toMatchObject([{ kind: 'command', command: 'ReviseProduct', code: 'product-discontinued', lines: [1] }]);
    expect(await ask(`products/${sku('VASE')}`)).toMatchObject({ status: 'published' });
  });

  test('that was interrupted goes on, and comes to the same', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({ ...lamp(), sku: sku(`L${index}`) }));
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(new Error('stop')), 150);
    await importLines(lines, interrupt.signal).catch((error: unknown) => expect(error).toMatchObject({ message: 'stop' }));

    const { sent, shortcomings } = await importLines(lines);
    expect(shortcomings).toEqual([]);
    expect(sent.done).toBe(60);
    for (const line of [lines[0], lines[59]]) expect(await ask(`stock/${line?.sku}`)).toMatchObject({ onHand: 5, revision: 0 });
    expect(await ask(`products/${sku('L30')}`)).toMatchObject({ status: 'published', revision: 1 });
  });

  test('whose product somebody else adds meanwhile is revised to what it says', async () => {
    const lines = [lamp(), ...Array.from({ length: 30 }, (_, index) => ({ ...vase(), sku: sku(`V${index}`) }))].toReversed();
    const importing = importLines(lines);
    await command('/products', { ...lamp(), stock: undefined, name: 'Another lamp' });
    expect((await importing).shortcomings).toEqual([]);
    expect(await ask(`products/${sku('LAMP')}`)).toMatchObject({ name: 'Red desk lamp', status: 'published' });
  });
});

describe('lines that say what no product can be', () => {
  test('are refused with line, field and reason, and the others go in', async () => {
    const { name: _, ...nameless } = lamp();
    const { shortcomings, sent, said } = await importLines([
      vase(),
      'no json',
      { ...lamp(), attributes: { size: { width: 1 } } },
      { ...lamp(), sku: sku('A'), attributes: { sizes: ['s', 'm'] } },
      { ...lamp(), sku: sku('B'), description: 'x'.repeat(10_001) },
      { ...lamp(), sku: 'search' },
      { ...lamp(), sku: 'a b/c' },
      { ...lamp(), sku: sku('C'), price: price('free') },
      { ...lamp(), sku: sku('D'), price: 2.5 },
      { ...nameless, sku: sku('E') },
      { ...lamp(), sku: sku('F'), attributes: Object.fromEntries(Array.from({ length: 201 }, (_value, index) => [`a${index}`, index])) },
    ]);

    expect(sent).toMatchObject({ done: 1, invalid: 9, refused: 0 });
    expect(shortcomings).toEqual([]);
    expect(said).toMatch(/refused lines +10\n/);
    const entries = await reported();
    expect(entries[0]).toMatchObject({ kind: 'line', line: 2, reason: 'no-json' });
    const fields = entries
      .slice(1)
      .map(({ lines, errors }) => [(lines as number[])[0], (errors as { path: string }[])[0]?.path])
      .sort(([one], [other]) => Number(one) - Number(other));
    expect(fields).toEqual([
      [3, 'attributes.size'],
      [4, 'attributes.sizes'],
      [5, 'description'],
      [6, 'sku'],
      [7, 'sku'],
      [8, 'price.amount'],
      [9, 'price'],
      [10, 'name'],
      [11, 'attributes'],
    ]);
  });

  test('are a failure where there are no others', async () => {
    expect((await importLines(['{}', 'no json'])).shortcomings).toEqual(['Every line was refused; the first, line 1: sku must be a text.']);
    expect((await importLines([{ ...lamp(), price: 2.5 }])).shortcomings[0]).toMatch(/^Every line was refused; the first, line 1: .*price/);
  });

  test('are none where there is nothing to sell for: it is added, and stays a draft', async () => {
    const { shortcomings } = await importLines([{ ...lamp(), price: price('0') }]);
    expect(shortcomings).toEqual(['1 product could not be made what the file says.']);
    expect(await reported()).toMatchObject([{ command: 'PublishProduct', code: 'price-missing' }]);
    expect(await ask(`products/${sku('LAMP')}`)).toMatchObject({ status: 'draft' });
  });

  test('are not those with as much as a product may have', async () => {
    const attributes = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`attribute ${index}`, index % 2 === 0 ? 'ü'.repeat(400) : index / 7]),
    );
    const { shortcomings } = await importLines([
      { ...lamp(), name: '𝒳'.repeat(250), description: 'é'.repeat(10_000), attributes },
      { ...vase(), attributes: { tiny: 5e-324, huge: 1.7976931348623157e308, negative: -0.5 } },
    ]);
    expect(shortcomings).toEqual([]);
    expect(await ask(`products/${sku('VASE')}`)).toMatchObject({
      attributes: { tiny: 5e-324, huge: 1.7976931348623157e308, negative: -0.5 },
    });
  });
});
