import { lettersValue, NAME_LETTERS, VALUE_LETTERS } from '#read-models/search/facets';

const FEWEST_SLOTS = 1_024;
const SPACE = 32;
const LINE = 10;
const EQUALS = 61;

/** What is counted of an attribute: hits that have it, those that have a number, and which numbers. */
export class AttributeCount {
  hits = 0;
  numbers = 0;
  min = Infinity;
  max = -Infinity;
  /** Index of a hit that has a number. */
  numberAt = -1;
}

/**
 * Counts facets by their letters. A table of numbers, not a map of texts: a search counts a hundred thousand of them, and others wait meanwhile.
 */
export class FacetTable {
  readonly attributes = new Map<number, AttributeCount>();
  #used = 0;
  #names = new Int32Array(FEWEST_SLOTS).fill(-1);
  #values = new Float64Array(FEWEST_SLOTS);
  #counts = new Int32Array(FEWEST_SLOTS);
  #at = new Int32Array(FEWEST_SLOTS);

  /**
   * Counts what stands between two places of a text as `facetsOf` writes it, a line for each hit.
   * @param firstHit index of the hit of the first line
   * @param only the attribute that alone is counted, as `lettersValue`; undefined for all
   * @returns index of the hit of the line after the last
   */
  count(facets: string, from: number, to: number, firstHit: number, only: number | undefined): number {
    let hit = firstHit;
    let place = from;
    while (place < to) {
      const code = facets.charCodeAt(place);
      if (code === LINE) hit++;
      if (code === LINE || code === SPACE) {
        place++;
        continue;
      }
      const name = lettersValue(facets, place, NAME_LETTERS);
      const isNumber = facets.charCodeAt(place + NAME_LETTERS) === EQUALS;
      const end = isNumber ? facets.indexOf(' ', place) : place + NAME_LETTERS + VALUE_LETTERS;
      if (only === undefined || only === name) {
        const attribute = this.#attribute(name);
        attribute.hits++;
        if (isNumber) addNumber(attribute, Number(facets.slice(place + NAME_LETTERS + 1, end)), hit);
        else this.#add(name, lettersValue(facets, place + NAME_LETTERS, VALUE_LETTERS), hit);
      }
      place = end;
    }
    return hit;
  }

  /** The values of an attribute, in no order, each with the index of a hit that has it. */
  *valuesOf(name: number): Generator<{ readonly value: number; readonly count: number; readonly at: number }> {
    for (let slot = 0; slot < this.#names.length; slot++) {
      if (this.#names[slot] === name) yield { value: this.#values[slot] ?? 0, count: this.#counts[slot] ?? 0, at: this.#at[slot] ?? 0 };
    }
  }

  #attribute(name: number): AttributeCount {
    let attribute = this.attributes.get(name);
    if (attribute === undefined) this.attributes.set(name, (attribute = new AttributeCount()));
    return attribute;
  }

  #add(name: number, value: number, hit: number): void {
    if (this.#used * 2 > this.#names.length) this.#grow();
    const slot = this.#slotOf(name, value);
    if (this.#names[slot] === -1) {
      this.#names[slot] = name;
      this.#values[slot] = value;
      this.#at[slot] = hit;
      this.#used++;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  #slotOf(name: number, value: number): number {
    const mask = this.#names.length - 1;
    let slot = (Math.imul(name, 0x9e3779b1) ^ Math.imul(value % 0x40000000, 0x85ebca6b)) & mask;
    while (this.#names[slot] !== -1 && (this.#names[slot] !== name || this.#values[slot] !== value)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [names, values, counts, at] = [this.#names, this.#values, this.#counts, this.#at];
    this.#names = new Int32Array(names.length * 4).fill(-1);
    this.#values = new Float64Array(names.length * 4);
    this.#counts = new Int32Array(names.length * 4);
    this.#at = new Int32Array(names.length * 4);
    for (let old = 0; old < names.length; old++) {
      if (names[old] === -1) continue;
      const slot = this.#slotOf(names[old] as number, values[old] as number);
      this.#names[slot] = names[old] as number;
      this.#values[slot] = values[old] as number;
      this.#counts[slot] = counts[old] as number;
      this.#at[slot] = at[old] as number;
    }
  }
}

function addNumber(attribute: AttributeCount, number: number, hit: number): void {
  attribute.numbers++;
  attribute.min = Math.min(attribute.min, number);
  attribute.max = Math.max(attribute.max, number);
  attribute.numberAt = hit;
}
