import { formatAmount, parseAmount } from '#events/contracts/money';
import { Json } from '../json.js';
import { type IndexedProduct } from '../product-index.js';
import { type ProductStatus } from '../products.js';
import { type AttributeValue, isFacet } from './facets.js';
import { codesOf } from './product-terms.js';
import { wordsOf } from './words.js';

/** A product in the index: the row of the fold, and what it is found, counted and sorted by. Its id is the sku, its version the position. */
export interface ProductDocument {
  readonly kind: 'product';
  readonly sku: string;
  readonly status: ProductStatus;
  readonly name: string;
  readonly description: string | null;
  readonly category: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly price: string;
  readonly currency: string;
  readonly added_at: string;
  readonly revision: number;
  /** Of the last event that touched it, decimal. */
  readonly position: string;

  readonly brand: string;
  /** Values of all attributes but brand and EAN, and the category: light text. */
  readonly attribute_text: string;
  /** See `codesOf`. */
  readonly codes: readonly string[];
  /** The category and all above it. */
  readonly category_paths: readonly string[];
  /** The price so that texts sort as amounts do, and as a number for what needs no last digit. */
  readonly price_key: string;
  readonly amount: number;
  /** `=name` for an attribute in `facets`, `#name` for one in `numbers`. */
  readonly attribute_names: readonly string[];
  /** Attributes to choose from, as text. */
  readonly facets: Readonly<Record<string, string>>;
  /** Attributes that are numbers, by `numberKey`. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Words of name and brand, folded. */
  readonly spellings: readonly string[];
}

/** What stands where a product was: documents are never deleted, so that their versions stay. */
export interface DeletedDocument {
  readonly kind: 'deleted';
  readonly sku: string;
  readonly position: string;
}

/**
 * What the index knows of itself: written after every bulk that succeeded, and seen with it. No sku is its id. It is replaced only where it is the one
 * that its writer has written before: an index that was put back is found out.
 */
export interface MarkerDocument {
  readonly kind: 'marker';
  /** Of the index, as in `_meta`. */
  readonly index_id: string;
  /** Up to which all events are in the index. */
  readonly marker_position: number;
  /** Id of the event there; null at 0. */
  readonly marker_event: string | null;
}
export const MARKER_ID = '#marker';

/** A document as it is stored: with the id of the event at its position, by which it is told whether the log is still the one it was made from. */
export type Stored<Document> = Document & { readonly event: string };

export type IndexDocument = ProductDocument | DeletedDocument | MarkerDocument;

const MOST_SPELLINGS = 100;

export function toDocument(row: IndexedProduct): ProductDocument {
  const { attributes: json, revision, position, ...own } = row;
  const attributes = json.value;
  const entries = Object.entries(attributes);
  const brand = textOf(attributes['brand']);
  const values = entries.filter(([name]) => name !== 'brand' && name !== 'ean').map(([, value]) => textOf(value));
  const facets = entries.flatMap(([name, value]) =>
    typeof value !== 'number' && isFacet(name, value) ? [[name, String(value)] as const] : [],
  );
  const numbers = entries.flatMap(([name, value]) => (typeof value === 'number' ? [[name, numberKey(value)] as const] : []));
  return {
    kind: 'product',
    ...own,
    attributes,
    revision,
    position: String(position),
    brand,
    attribute_text: [row.category, ...values].join(' / '),
    codes: codesOf({ sku: row.sku, attributes }),
    category_paths: pathsOf(row.category),
    price_key: priceKey(row.price),
    amount: Number(row.price),
    attribute_names: [...facets.map(([name]) => `=${name}`), ...numbers.map(([name]) => `#${name}`)],
    facets: Object.fromEntries(facets),
    numbers: Object.fromEntries(numbers),
    spellings: [...new Set([...wordsOf(row.name), ...wordsOf(brand)])].slice(0, MOST_SPELLINGS),
  };
}

/** The row that a stored document was made of; undefined for one that is deleted. */
export function toRow(document: ProductDocument | DeletedDocument): IndexedProduct | undefined {
  if (document.kind === 'deleted') return undefined;
  const { sku, status, name, description, category, attributes, price, currency, added_at, revision, position } = document;
  const texts = { sku, status, name, description, category, price, currency, added_at };
  return { ...texts, attributes: Json.of(attributes), revision, position: BigInt(position) };
}

/** A number so that keys sort as texts do as the numbers do: its bits in hexadecimal digits, with the sign turned over. */
export function numberKey(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  const bits = view.getBigUint64(0);
  const ordered = value < 0 ? BigInt.asUintN(64, ~bits) : bits | (1n << 63n);
  return ordered.toString(16).padStart(16, '0');
}

export function numberOfKey(key: string): number {
  const ordered = BigInt(`0x${key}`);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, ordered >> 63n === 1n ? ordered & ((1n << 63n) - 1n) : BigInt.asUintN(64, ~ordered));
  return view.getFloat64(0);
}

const LOWEST = parseAmount('-999999999999999.9999');

/** An amount so that keys sort as amounts do. */
export function priceKey(amount: string): string {
  return (parseAmount(amount) - LOWEST).toString().padStart(20, '0');
}

export function priceOfKey(key: string): string {
  return formatAmount(BigInt(key) + LOWEST);
}

function pathsOf(category: string): readonly string[] {
  const steps = category.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

function textOf(value: AttributeValue | undefined): string {
  return value === undefined || typeof value === 'boolean' ? '' : String(value);
}
