import { type SoldProduct } from './sold-products.js';
import { compoundsOf, foldText, wordsOf } from './words.js';

const SKU = /^[A-Za-z0-9._-]{1,40}$/;

/** The words of a product, as PostgreSQL reads a `tsvector`: those of its name, and marked by `#` its sku. */
export function wordsSold({ sku, name }: SoldProduct): string {
  const words = new Set([...wordsOf(name), ...compoundsOf(name), codeOf(sku)]);
  return [...words].map(quoted).join(' ');
}

/**
 * The products that a text means, as PostgreSQL reads a `tsquery`: the one with this sku, in upper or lower case, and those whose name has all its words,
 * of the last at least the beginning. Undefined where it can mean none.
 */
export function wantedSold(asked: string): string | undefined {
  const words = wordsOf(asked);
  const last = words.at(-1);
  const others = new Set(words.slice(0, -1).map(quoted));
  const named = [...others, ...(last === undefined ? [] : [`${quoted(last)}:*`])].join(' & ');
  const coded = SKU.test(asked) ? quoted(codeOf(asked)) : '';
  return [coded, named].filter((part) => part !== '').join(' | ') || undefined;
}

function codeOf(sku: string): string {
  return `#${foldText(sku)}`;
}

/** Words are letters and digits, and a sku has no quotes either. */
function quoted(lexeme: string): string {
  return `'${lexeme}'`;
}
