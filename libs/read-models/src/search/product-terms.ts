import { type AttributeValue, facetsOf } from './facets.js';
import { type SearchLanguage, stemOf } from './languages.js';
import { compoundsIn, foldText, wordsIn } from './words.js';

/** What of a product can be searched. */
export interface SearchedProduct {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly category: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** The columns of the index, made of a product's texts alone. */
export interface ProductTerms {
  /**
   * Words by their stems, each with its places and the field of each: A name, B brand, C attributes and category, D description. Without places: `^` and a
   * word or stem of the name, `#` and a code that stands for this very product.
   */
  readonly terms: string;
  /** Words of the fields A to D. */
  readonly name_words: number;
  readonly brand_words: number;
  readonly attribute_words: number;
  readonly text_words: number;
  /** Words of name and brand as they are written, once each, for corrections and suggestions; a space between. */
  readonly spellings: string;
  /** See `facetsOf`. */
  readonly facets: string;
}

/** PostgreSQL counts no place beyond it. */
const LAST_PLACE = 16_383;
const MOST_SPELLINGS = 100;
/** Of one field; a longer text takes so long that others wait for it. */
const MOST_CHARACTERS = 100_000;
/** PostgreSQL holds a megabyte of words and places for one text, and this many places of one word. What is beyond it cannot be searched. Bytes. */
const MOST_BYTES = 900_000;
const MOST_PLACES = 255;
/** What a word takes beside its letters, of which each takes three bytes at most, and what a place takes. */
const WORD_BYTES = 12;
const PLACE_BYTES = 4;

export function productTerms(product: SearchedProduct, language: SearchLanguage): ProductTerms {
  // By their names: a database gives them back in another order, and rows must not depend on it.
  const attributes = Object.entries(product.attributes).sort(([one], [other]) => (one < other ? -1 : 1));
  const brand = text(product.attributes['brand']);
  const values = attributes.filter(([name]) => name !== 'brand' && name !== 'ean').map(([, value]) => text(value));
  const terms = new Terms(language);
  const title = foldText(product.name);
  const foldedBrand = foldText(brand);
  const words = wordsIn(title);
  terms.mark('#', ...codesOf(product)); // First of all, so that they are there however long the texts are.
  for (const word of [...words, ...compoundsIn(title)]) terms.mark('^', word, stemOf(word, language));
  const name_words = terms.add('A', title);
  const brand_words = terms.add('B', foldedBrand);
  const attribute_words = terms.add('C', foldText([product.category, ...values].join('\n').slice(0, MOST_CHARACTERS)));
  const text_words = terms.add('D', foldText((product.description ?? '').slice(0, MOST_CHARACTERS)));
  const spellings = [...new Set([...words, ...wordsIn(foldedBrand)])].slice(0, MOST_SPELLINGS).join(' ');
  return {
    terms: terms.toString(),
    name_words,
    brand_words,
    attribute_words,
    text_words,
    spellings,
    facets: facetsOf(product.attributes),
  };
}

/** The codes by which people name one product, as they are compared: its sku, and its EANs without leading zeros. */
export function codesOf({ sku, attributes }: Pick<SearchedProduct, 'sku' | 'attributes'>): readonly string[] {
  const eans = text(attributes['ean']).match(/\d{6,14}/g) ?? [];
  return [sku, ...eans].map(codeOf);
}

export function codeOf(code: string): string {
  const folded = foldText(code.trim());
  return /^\d{6,14}$/.test(folded) ? folded.replace(/^0+(?=\d)/, '') : folded;
}

function text(value: AttributeValue | undefined): string {
  return value === undefined || typeof value === 'boolean' ? '' : String(value);
}

/** Builds a `tsvector` as PostgreSQL reads it. */
class Terms {
  readonly #places = new Map<string, { text: string; count: number }>();
  readonly #marks = new Set<string>();
  #place = 0;
  #bytes = 0;

  constructor(private readonly language: SearchLanguage) {}

  /** @param folded a text @returns how many words it has */
  add(field: 'A' | 'B' | 'C' | 'D', folded: string): number {
    const words = wordsIn(folded);
    for (const word of words) this.#put(stemOf(word, this.language), field, ++this.#place);
    for (const compound of compoundsIn(folded)) this.#put(stemOf(compound, this.language), field, this.#place);
    this.#place++; // The last word of one field and the first of the next are no neighbours.
    return words.length;
  }

  mark(kind: '^' | '#', ...words: readonly string[]): void {
    for (const word of words) if (!this.#marks.has(kind + word) && this.#holds(word)) this.#marks.add(kind + word);
  }

  toString(): string {
    let text = '';
    for (const [lexeme, { text: places }] of this.#places) text += `'${lexeme}':${places} `;
    for (const mark of this.#marks) text += `'${mark}' `;
    return text;
  }

  #put(lexeme: string, field: string, place: number): void {
    const entry = Math.min(place, LAST_PLACE) + field;
    const before = this.#places.get(lexeme);
    if (before === undefined) {
      if (this.#holds(lexeme)) this.#places.set(lexeme, { text: entry, count: 1 });
    } else if (before.count < MOST_PLACES && this.#bytes < MOST_BYTES) {
      before.text += `,${entry}`;
      before.count++;
      this.#bytes += PLACE_BYTES;
    }
  }

  /** Whether there is room for one more. */
  #holds(word: string): boolean {
    if (this.#bytes >= MOST_BYTES) return false;
    this.#bytes += word.length * 3 + WORD_BYTES;
    return true;
  }
}
