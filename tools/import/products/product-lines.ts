import { findTextFault } from '#platform/http/json-text';
import { readText } from '../encoding.js';
import { readTextBytes, unreadableFile } from '../file-bytes.js';
import { type Line, linesOf, MOST_BYTES } from './lines.js';

/** What a line says of a product. The APIs check the rest; a part that is missing, or null, says nothing. */
export interface ProductLine {
  /** Of the file, from 1. */
  readonly line: number;
  readonly sku: string;
  readonly name?: unknown;
  readonly description?: unknown;
  readonly category?: unknown;
  readonly attributes?: unknown;
  readonly price?: unknown;
  /** Units that are on hand at least. */
  readonly stock?: number;
}

export interface RefusedProductLine {
  readonly line: number;
  readonly reason: 'too-long' | 'no-json' | 'not-storable' | 'no-product' | 'unknown-field' | 'sku' | 'stock' | 'said-again';
  /** Which part of the line it is about; undefined for the whole. */
  readonly field?: string;
  readonly detail: string;
}

export interface ProductFile {
  readonly lines: number;
  /** One for each sku, in the order of their lines. */
  readonly products: readonly ProductLine[];
  readonly refused: readonly RefusedProductLine[];
}

const fields: ReadonlySet<string> = new Set(['sku', 'name', 'description', 'category', 'attributes', 'price', 'stock']);
const MOST_STOCK = 1_000_000_000;
const ADVICE = 'JSON is always UTF-8: convert the file first.';

/**
 * A file of one product a line. Where a sku stands in several lines, the last one counts, and the others are refused.
 * @throws OperatorError when the file cannot be read as text
 */
export async function readProductFile(file: string, signal: AbortSignal): Promise<ProductFile> {
  try {
    return await readLines(file, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw unreadableFile(file, error);
  }
}

async function readLines(file: string, signal: AbortSignal): Promise<ProductFile> {
  const products = new Map<string, ProductLine>();
  const refused: RefusedProductLine[] = [];
  let lines = 0;
  for await (const line of linesOf(readText(file, readTextBytes(file, signal, 'one JSON object a line'), 'utf-8', ADVICE))) {
    lines++;
    if (line.text.trim() === '') continue;
    const read = readProductLine(lines, line);
    if ('reason' in read) {
      refused.push(read);
      continue;
    }
    const before = products.get(read.sku);
    if (before !== undefined) {
      refused.push({ line: before.line, reason: 'said-again', field: 'sku', detail: `line ${lines} says it anew for the sku ${read.sku}` });
      products.delete(read.sku);
    }
    products.set(read.sku, read);
  }
  return { lines, products: [...products.values()], refused: refused.sort((left, right) => left.line - right.line) };
}

export function readProductLine(line: number, { text, overlong }: Line): ProductLine | RefusedProductLine {
  const refuse = (reason: RefusedProductLine['reason'], detail: string, field?: string): RefusedProductLine => ({
    line,
    reason,
    ...(field !== undefined && { field }),
    detail,
  });
  if (overlong) return refuse('too-long', `it has more than ${MOST_BYTES} bytes`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('no-json', error.message);
    throw error;
  }
  const fault = findTextFault(text);
  if (fault !== undefined) return refuse('not-storable', `${fault.path || 'it'} ${fault.message}`, fault.path || undefined);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('no-product', 'it is no JSON object');
  const product = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(product).find((name) => !fields.has(name));
  if (unknown !== undefined) return refuse('unknown-field', `${unknown} is not a known field`, unknown);
  const { sku, stock, attributes, price, ...others } = product;
  if (typeof sku !== 'string' || sku === '') return refuse('sku', 'sku must be a text', 'sku');
  const said = { line, sku, ...others, attributes: withoutNulls(attributes), price: inCapitals(price) };
  if (stock === undefined || stock === null) return said;
  if (typeof stock !== 'number' || !Number.isInteger(stock) || stock < 0 || stock > MOST_STOCK)
    return refuse('stock', `stock must be a whole number from 0 to ${MOST_STOCK}`, 'stock');
  return { ...said, stock };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An attribute that is null is one that the product does not have. */
function withoutNulls(attributes: unknown): unknown {
  return isObject(attributes) ? Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) : attributes;
}

/** `eur` is EUR. */
function inCapitals(price: unknown): unknown {
  return isObject(price) && typeof price.currency === 'string' ? { ...price, currency: price.currency.toUpperCase() } : price;
}
