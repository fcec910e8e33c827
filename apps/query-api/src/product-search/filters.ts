import { facetName, facetOf, numberFacet } from '#read-models/search/facets';

/** What hits are narrowed down to, beside the words. */
export interface Narrowing {
  readonly category: string | undefined;
  /** Prices are looked at in one currency. */
  readonly currency: string;
  readonly minPrice: string | undefined;
  readonly maxPrice: string | undefined;
  readonly attributes: readonly AttributeFilter[];
}

export interface AttributeFilter {
  readonly name: string;
  /** Any of them; none where there is no such filter. */
  readonly values: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** One filter as a condition on a row of the index `p`, and the facet that is counted without it. */
export interface Filter {
  readonly facet: 'category' | 'price' | { readonly attribute: string };
  /** @param parameter puts a value in, and says by which name */
  write(parameter: (value: unknown) => string): string;
}

export function filtersOf({ category, currency, minPrice, maxPrice, attributes }: Narrowing): readonly Filter[] {
  const filters: Filter[] = [];
  if (category !== undefined)
    filters.push({
      facet: 'category',
      // A category holds those that its path leads to.
      write: (parameter) =>
        `(p.category = ${parameter(category)} or p.category >= ${parameter(`${category}/`)} and p.category < ${parameter(`${category}0`)})`,
    });
  if (minPrice !== undefined || maxPrice !== undefined)
    filters.push({
      facet: 'price',
      write: (parameter) =>
        [
          `p.currency = ${parameter(currency)}`,
          ...(minPrice === undefined ? [] : [`p.price >= ${parameter(minPrice)}::numeric`]),
          ...(maxPrice === undefined ? [] : [`p.price <= ${parameter(maxPrice)}::numeric`]),
        ].join(' and '),
    });
  for (const filter of attributes)
    filters.push({ facet: { attribute: filter.name }, write: (parameter) => ofAttribute(filter, parameter) });
  return filters;
}

/** Beyond so many, one pass over the text is cheaper than one for each. */
const MOST_SOUGHT = 4;

function ofAttribute({ name, values, min, max }: AttributeFilter, parameter: (value: unknown) => string): string {
  const conditions: string[] = [];
  if (values.length > 0)
    conditions.push(
      anyOf(
        values.flatMap((value) => facetsFor(name, value)),
        parameter,
      ),
    );
  // The number behind the name, up to the next space.
  const number = () => `nullif(split_part(split_part(p.facets, ${parameter(` ${facetName(name)}=`)}, 2), ' ', 1), '')::float8`;
  if (min !== undefined) conditions.push(`${number()} >= ${parameter(min)}::float8`);
  if (max !== undefined) conditions.push(`${number()} <= ${parameter(max)}::float8`);
  return conditions.join(' and ');
}

/** As numbers are written: not `0x10`, which is the name of something. */
const DECIMAL = /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i;

/** The number that a value is; undefined: it is text. */
export function numberIn(value: string): number | undefined {
  const number = DECIMAL.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** As text, or where it looks like a number also as that. */
function facetsFor(name: string, value: string): readonly string[] {
  const number = numberIn(value);
  return [facetOf(name, value), ...(number === undefined ? [] : [numberFacet(name, number)])];
}

function anyOf(facets: readonly string[], parameter: (value: unknown) => string): string {
  if (facets.length <= MOST_SOUGHT) return `(${facets.map((facet) => `strpos(p.facets, ${parameter(` ${facet} `)}) > 0`).join(' or ')})`;
  const escaped = facets.map((facet) => facet.replace(/[.+]/g, '\\$&'));
  return `p.facets ~ ${parameter(` (?:${escaped.join('|')}) `)}`;
}
