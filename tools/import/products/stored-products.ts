import { isDeepStrictEqual } from 'node:util';
import { checkAnswer } from '../followers.js';
import { readList } from '../lists.js';
import { type PatientHttp } from '../patient-http.js';
import { type ProductLine } from './product-lines.js';

/** A product as the query API shows it. */
export interface StoredProduct {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly category: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly status: 'draft' | 'published' | 'discontinued';
  readonly revision: number;
}

export interface StoredStock {
  readonly sku: string;
  readonly onHand: number;
  readonly revision: number;
}

/** What a shop holds already, by sku. */
export interface Shelves {
  readonly products: ReadonlyMap<string, StoredProduct>;
  readonly stock: ReadonlyMap<string, StoredStock>;
}

/** The same of one sku. */
export interface Shelf {
  readonly product: StoredProduct | undefined;
  readonly stock: StoredStock | undefined;
}

/** @param atLeast what must be seen @throws OperatorError when the query API refuses */
export async function lookAtShelf(http: PatientHttp, sku: string, atLeast: bigint, signal: AbortSignal): Promise<Shelf> {
  const headers = { 'min-event-position': atLeast.toString() };
  const find = async (collection: string): Promise<unknown> => {
    const answer = await http.send({ method: 'GET', path: `/${collection}/${encodeURIComponent(sku)}`, headers }, signal);
    if (answer.status === 404) return undefined;
    checkAnswer(collection, answer);
    return answer.json;
  };
  return { product: (await find('products')) as StoredProduct | undefined, stock: (await find('stock')) as StoredStock | undefined };
}

/** @param atLeast what must be seen @throws OperatorError when the query API refuses */
export async function readShelves(http: PatientHttp, atLeast: bigint, signal: AbortSignal): Promise<Shelves> {
  const products = new Map<string, StoredProduct>();
  for await (const { items } of readList<StoredProduct>(http, 'products', {}, atLeast, signal))
    for (const item of items) products.set(item.sku, item);
  const stock = new Map<string, StoredStock>();
  for await (const { items } of readList<StoredStock>(http, 'stock', {}, atLeast, signal))
    for (const item of items) stock.set(item.sku, item);
  return { products, stock };
}

const revised = ['name', 'description', 'category', 'attributes'] as const;

/** The descriptive fields of the line that are otherwise in the shop. What the line does not say stays. */
export function changesOf(line: ProductLine, stored: StoredProduct): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    revised.flatMap((field) => {
      const said = composed(line[field]);
      return said === undefined || said === null || isDeepStrictEqual(said, stored[field] ?? '') ? [] : [[field, said]];
    }),
  );
}

export function pricesDiffer(said: unknown, { price }: StoredProduct): boolean {
  if (said === undefined || said === null) return false;
  const { amount, currency } = said as { readonly amount?: unknown; readonly currency?: unknown };
  return currency !== price.currency || typeof amount !== 'string' || plain(amount) !== plain(price.amount);
}

/** 2.50 is 2.5. */
const plain = (amount: string): string => (amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount);

/** As the API keeps texts: letters composed, in one spelling. */
function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.normalize('NFC'), composed(member)]));
}
