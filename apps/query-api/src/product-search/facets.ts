import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AttributeValue, facetName, facetOf, lettersValue, NAME_LETTERS, VALUE_LETTERS } from '#read-models/search/facets';
import { type CountedHits } from './facet-counts.js';
import { type AttributeCount, FacetTable } from './facet-table.js';
import { type Filter } from './filters.js';
import { type PriceFacet, priceFacet } from './price-facet.js';

const MOST_ATTRIBUTES = 20;
const MOST_VALUES = 20;
/** Letters that are read before others get their turn. */
const TURN_LETTERS = 400_000;

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}
export type AttributeFacet = readonly FacetValue[] | { readonly min: number; readonly max: number };

export interface Facets {
  readonly category: readonly FacetValue[];
  readonly price: PriceFacet | null;
  readonly attributes: Readonly<Record<string, AttributeFacet>>;
}

export const noFacets: Facets = { category: [], price: null, attributes: {} };

interface CountedValue {
  /** As `lettersValue`. */
  readonly value: number;
  readonly count: number;
  /** Of a hit that has it. */
  readonly sku: string;
}
type CountedAttribute = { readonly name: number } & (
  { readonly values: readonly CountedValue[] } | { readonly min: number; readonly max: number; readonly sku: string }
);

/** The facets that are shown, attributes and their values as the numbers that stand for them. */
export interface FacetCounts {
  readonly category: readonly FacetValue[];
  readonly price: PriceFacet | null;
  readonly attributes: readonly CountedAttribute[];
}

const nameValue = (name: string): number => lettersValue(facetName(name), 0, NAME_LETTERS);

/** Counts, giving others their turn in between. */
export async function countFacets(groups: readonly CountedHits[], filters: readonly Filter[], currency: string): Promise<FacetCounts> {
  const category = new Map<string, number>();
  const table = new FacetTable();
  const skus: string[] = [];
  for (const group of groups) {
    const failed = group.failing === null ? undefined : filters[group.failing]?.facet;
    if (failed === undefined || failed === 'category')
      for (const each of group.categories) category.set(each, (category.get(each) ?? 0) + 1);
    if (failed === 'category' || failed === 'price') continue;
    await countAttributes(table, group.facets, skus.length, failed === undefined ? undefined : nameValue(failed.attribute));
    skus.push(...group.skus);
  }
  const ownPrices = groups.filter(({ failing }) => failing === null || filters[failing]?.facet === 'price');
  const owned = [...table.attributes]
    .sort(([left, most], [right, more]) => more.hits - most.hits || left - right)
    .slice(0, MOST_ATTRIBUTES);
  return {
    category: [...category]
      .map(([value, count]) => ({ value, count }))
      .sort(byCount)
      .slice(0, MOST_VALUES),
    price: priceFacet(ownPrices, currency),
    attributes: owned.map(([name, attribute]) => counted(name, attribute, table, skus)),
  };
}

async function countAttributes(table: FacetTable, facets: string, firstHit: number, only: number | undefined): Promise<void> {
  let hit = firstHit;
  for (let from = 0; from < facets.length;) {
    const line = facets.indexOf('\n', from + TURN_LETTERS);
    const to = line === -1 ? facets.length : line + 1;
    hit = table.count(facets, from, to, hit, only);
    from = to;
    if (from < facets.length) await nextTurn();
  }
}

/** What is shown of an attribute. Some products have it as a number and some as text: it is what more of them have. */
function counted(name: number, attribute: AttributeCount, table: FacetTable, skus: readonly string[]): CountedAttribute {
  const { hits, numbers, min, max, numberAt } = attribute;
  if (numbers * 2 > hits) return { name, min, max, sku: skus[numberAt] ?? '' };
  const values = [...table.valuesOf(name)].sort((left, right) => right.count - left.count || left.value - right.value);
  return { name, values: values.slice(0, MOST_VALUES).map(({ value, count, at }) => ({ value, count, sku: skus[at] ?? '' })) };
}

/** Products that have, between them, all that is shown: what the numbers stand for is read off them. */
export function samplesOf({ attributes }: FacetCounts): readonly string[] {
  return [...new Set(attributes.flatMap((each) => ('values' in each ? each.values.map(({ sku }) => sku) : [each.sku])))];
}

type Attributes = Readonly<Record<string, AttributeValue>>;

/** @param attributesOf of the samples, by sku */
export function readFacets({ category, price, attributes }: FacetCounts, attributesOf: ReadonlyMap<string, Attributes>): Facets {
  const read = attributes.flatMap((each): [string, AttributeFacet][] => {
    if (!('values' in each)) {
      const name = entriesOf(attributesOf.get(each.sku)).find((entry) => nameValue(entry[0]) === each.name)?.[0];
      return name === undefined ? [] : [[name, { min: each.min, max: each.max }]];
    }
    const shown = each.values.flatMap(({ value, count, sku }) => {
      const entry = entriesOf(attributesOf.get(sku)).find((own) => isFacet(own, each.name, value));
      return entry === undefined ? [] : [{ name: entry[0], value: String(entry[1]), count }];
    });
    const [first] = shown;
    return first === undefined ? [] : [[first.name, shown.map(({ value, count }) => ({ value, count })).sort(byCount)]];
  });
  return { category, price, attributes: Object.fromEntries(read) };
}

const entriesOf = (attributes: Attributes = {}) => Object.entries(attributes);

function isFacet([name, value]: readonly [string, AttributeValue], wantedName: number, wantedValue: number): boolean {
  if (typeof value === 'number' || nameValue(name) !== wantedName) return false;
  return lettersValue(facetOf(name, value), NAME_LETTERS, VALUE_LETTERS) === wantedValue;
}

function byCount(left: FacetValue, right: FacetValue): number {
  return right.count - left.count || (left.value < right.value ? -1 : 1);
}
