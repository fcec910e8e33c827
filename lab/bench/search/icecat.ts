import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type AttributeValue } from '#read-models/search/facets';

const unzip = promisify(gunzip);

/** One line of a catalogue as `npm run import -- catalogue` reads it. */
export interface CatalogueLine {
  readonly sku: string;
  readonly name: string;
  readonly description?: string;
  readonly category: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly price: { readonly amount: string; readonly currency: string };
}

const folder = path.resolve(
  import.meta.dirname,
  ...Array.from({ length: import.meta.dirname.includes('/dist/') ? 5 : 4 }, () => '..'),
  'shared',
  'data',
  'chorus-icecat',
);
const LONGEST_NAME = 500;
const LONGEST_VALUE = 2_000;

/** Whether the catalogue with ratings lies beside this checkout. */
export async function hasIcecat(): Promise<boolean> {
  return access(path.join(folder, 'products.jsonl.gz')).then(
    () => true,
    () => false,
  );
}

export const ratingsFile = path.join(folder, 'ratings-dev.csv');

/** The catalogue of the ratings as lines that any shop could import. */
export async function* icecatLines(): AsyncGenerator<CatalogueLine> {
  // Not by readline, which takes U+2028 for the end of a line.
  const lines = (await unzip(await readFile(path.join(folder, 'products.jsonl.gz')))).toString().split('\n');
  for (const line of lines) if (line !== '') yield toLine(JSON.parse(line) as IcecatProduct);
}

interface IcecatProduct {
  readonly id: string;
  readonly title: string;
  readonly ean?: readonly string[];
  readonly short_description?: string;
  readonly supplier?: string;
  /** In cents. */
  readonly price?: number;
  readonly attr_t_product_type?: string;
}

function toLine(product: IcecatProduct): CatalogueLine {
  const { id, title, ean = [], short_description: description, supplier, price = 0, attr_t_product_type: category = 'other' } = product;
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(product)) {
    const plain = /^attr_[tnb]_(.{1,100})$/.exec(name)?.[1];
    if (plain !== undefined && isValue(value)) attributes[plain] = typeof value === 'string' ? value.slice(0, LONGEST_VALUE) : value;
  }
  if (supplier !== undefined && supplier !== '') attributes['brand'] = supplier;
  if (ean.length > 0) attributes['ean'] = ean.join(' ');
  return {
    sku: id,
    name: title.slice(0, LONGEST_NAME),
    ...(description === undefined || description === '' ? {} : { description }),
    category,
    attributes,
    price: { amount: (price / 100).toFixed(2), currency: 'EUR' },
  };
}

function isValue(value: unknown): value is AttributeValue {
  return typeof value === 'boolean' || (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value));
}
