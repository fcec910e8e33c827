/** An attribute of a product. */
export type AttributeValue = string | number | boolean;

/** Letters that stand for an attribute's name, and for a name with a value. */
export const NAME_LETTERS = 5;
export const VALUE_LETTERS = 6;
/** A value that is longer is text, and none to choose from. Characters. */
const LONGEST_FACET = 100;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-.';

/** Catalogues say the same of many products; working letters out costs many times as much as finding them. */
const MOST_REMEMBERED = 100_000;
const remembered = new Map<string, string>();

/** The letters that stand for an attribute's name. Two of a thousand names share them in less than one catalogue of two thousand. */
export function facetName(name: string): string {
  return remember(name, (text) => lettersOf(hash(text), NAME_LETTERS));
}

/** The letters that stand for a name with a value, to filter by and to count: those of the name come first. */
export function facetOf(name: string, value: string | boolean): string {
  return remember(`${name}\0${value}`, (text) => facetName(name) + lettersOf(hash(text), VALUE_LETTERS));
}

/** The same for a number, which stands there itself. */
export function numberFacet(name: string, value: number): string {
  return `${facetName(name)}=${value}`;
}

/** All that can be chosen of a product's attributes, between spaces. Neither words nor codes of products are. */
export function facetsOf(attributes: Readonly<Record<string, AttributeValue>>): string {
  const chosen: string[] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'number') chosen.push(numberFacet(name, value));
    else if (isFacet(name, value)) chosen.push(facetOf(name, value));
  }
  // In an order of their own: attributes come back from a database in another one.
  return chosen.length === 0 ? '' : ` ${chosen.sort().join(' ')} `;
}

/** Whether a value is one to choose from. */
export function isFacet(name: string, value: string | boolean): boolean {
  return name !== 'ean' && (typeof value === 'boolean' || (value !== '' && value.length <= LONGEST_FACET));
}

function remember(text: string, make: (text: string) => string): string {
  let letters = remembered.get(text);
  if (letters !== undefined) return letters;
  letters = make(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, letters);
  return letters;
}

const sixBits = new Uint8Array(128);
for (const [index, letter] of [...LETTERS].entries()) sixBits[letter.charCodeAt(0)] = index;

/** Letters of a text as the number that they are: 30 bits for a name, 36 for a value. */
export function lettersValue(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index++) value = value * 64 + (sixBits[text.charCodeAt(index) & 127] ?? 0);
  return value;
}

/** Two times 32 bits as letters, six bits each. */
function lettersOf([high, low]: readonly [number, number], count: number): string {
  let letters = '';
  let bits = low;
  for (let index = 0; index < count; index++) {
    letters += LETTERS.charAt(bits & 63);
    bits = index === 4 ? high : bits >>> 6;
  }
  return letters;
}

/** 64 bits of a text, well mixed. */
function hash(text: string): readonly [number, number] {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return [high >>> 0, low >>> 0];
}
