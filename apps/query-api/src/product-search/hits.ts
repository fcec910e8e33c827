import { productSearch } from '#read-models/product-search';
import { type AttributeValue } from '#read-models/search/facets';
import { type ProductStatus } from '#read-models/products';
import { Conditions } from '../paging/conditions.js';
import { prepare, type Question, type Statement } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Filter } from './filters.js';
import { type Match, quoted } from './match.js';

/** Hits that are counted, and looked at for facets. */
export const MOST_COUNTED = 10_000;

/** Which products may be found. */
export interface Scope {
  readonly filters: readonly Filter[];
  readonly seesDrafts: boolean;
}

/** A hit before it is weighed. */
export interface FoundRow {
  readonly sku: string;
  readonly exact: boolean;
  readonly name_words: number;
  readonly brand_words: number;
  readonly attribute_words: number;
  readonly text_words: number;
  /** Of each lexeme that is asked for, its places as PostgreSQL writes them, `3A,17B,20`; empty where it has none. */
  readonly places: readonly string[];
}

const foundColumns = {
  sku: computed<string>('sku'),
  exact: computed<boolean>('exact'),
  name_words: computed<number>('name_words'),
  brand_words: computed<number>('brand_words'),
  attribute_words: computed<number>('attribute_words'),
  text_words: computed<number>('text_words'),
  places: computed<readonly string[]>('places'),
};

/** The filters, and who may see what, as one condition on `p`. */
export function within({ filters, seesDrafts }: Scope, conditions: Conditions): string {
  const parameter = (value: unknown) => conditions.parameter(value);
  return [...filters.map((filter) => filter.write(parameter)), ...(seesDrafts ? [] : [`p.status <> 'draft'`])]
    .map((each) => ` and (${each})`)
    .join('');
}

/** Beyond so many lexemes the statement no longer names each. */
const MOST_NAMED = 8;
/** What a place in the description, in attributes, in the brand, in the name is worth to `ts_rank`. */
const PLACES_WORTH = `'{0.17, 0.17, 0.5, 1}'`;

/**
 * The best hits by an estimate, to be weighed exactly: products that have all the words in their names, where there are enough of them; else those that
 * have all of them anywhere; else those that have any in their names; else those that have any. Of each kind at most {@link MOST_COUNTED} are looked at,
 * and of these the best are taken by `ts_rank` times the rarity of each lexeme, times the share that they have.
 * @param best how many
 */
export function bestHits(
  match: Match & { readonly any: string },
  scope: Scope,
  code: string | undefined,
  best: number,
): Question<FoundRow> {
  const conditions = new Conditions();
  const parameter = (value: unknown) => conditions.parameter(value);
  const exact = parameter(code === undefined ? '' : quoted(`#${code}`));
  const limit = parameter(best);
  const filters = within(scope, conditions);
  const products = 'read_models.product_search p';
  const { rank, ranks } = ranking(match, parameter);
  const places = placesOf(match.lexemes, parameter);
  const queries = [match.allNamed, match.all, match.anyNamed, match.any].map((query) => (query === '' ? match.any : query));
  const stages = [...new Set(queries)];
  const isWanted = (index: number) =>
    stages
      .slice(0, index)
      .map((_earlier, before) => `(select count(*) from stage_${before}) < ${limit}::integer and `)
      .join('');
  const stage = (query: string, index: number) =>
    `stage_${index} as materialized (select p.sku, ${rank} as rank from ${products}${ranks}
         where ${isWanted(index)}p.terms @@ ${parameter(query)}::tsquery${filters} limit ${MOST_COUNTED})`;
  const select = Select.of(
    foundColumns,
    `from (
       with ${stages.map(stage).join(',\n       ')},
       named as materialized (select p.sku from ${products} where ${exact} <> '' and p.terms @@ ${exact}::tsquery${filters} limit 50),
       best as (select sku, max(rank) as rank from (${stages.map((_query, index) => `select * from stage_${index}`).join(' union all ')}) c
         group by sku order by 2 desc nulls last, 1 limit ${limit}::integer),
       chosen as (select sku from named union select sku from best)
       select p.sku, p.sku in (select sku from named) as exact, p.name_words, p.brand_words, p.attribute_words, p.text_words,
         ${places} as places
       from chosen join ${products} on p.sku = chosen.sku, lateral (select p.terms::text as terms offset 0) w
     ) f`,
  );
  return { projection: 'product-search', select, values: conditions.values };
}

/** Beside a product `p` and its terms as text, `w`. Cutting a text takes a tenth of the time that it takes to look at every lexeme of a product. */
function placesOf(lexemes: readonly string[], parameter: (value: unknown) => string): string {
  // No lexeme of words holds a quote.
  const cut = (start: string) => `split_part(split_part(w.terms, ${start}, 2), ' ', 1)`;
  if (lexemes.length <= MOST_NAMED)
    return `array[${lexemes.map((lexeme) => cut(`${parameter(`${quoted(lexeme)}:`)}::text`)).join(', ')}]::text[]`;
  return `(select array_agg(${cut('l.start')} order by l.number) from unnest(${parameter(lexemes.map((lexeme) => `${quoted(lexeme)}:`))}::text[]) with ordinality as l(start, number))`;
}

/** The estimate in SQL, and what it is computed from, beside a product `p`. */
function ranking({ lexemes, rarities }: Match, parameter: (value: unknown) => string): { readonly rank: string; readonly ranks: string } {
  if (lexemes.length > MOST_NAMED) {
    const lists = `unnest(${parameter(lexemes.map(quoted))}::text[]::tsquery[], ${parameter(rarities)}::float8[])`;
    return {
      rank: `(select sum(w.rarity * r.rank) * coalesce(sum(w.rarity) filter (where r.rank > 0), 0)
         from ${lists} as w(query, rarity), ts_rank(${PLACES_WORTH}, p.terms, w.query) as r(rank))`,
      ranks: '',
    };
  }
  const each = lexemes.map((lexeme, index) => ({ query: parameter(quoted(lexeme)), rarity: `${parameter(rarities[index])}::float8` }));
  const sum = each.map(({ rarity }, index) => `${rarity} * r.a${index}`).join(' + ');
  const share = each.map(({ rarity }, index) => `case when r.a${index} > 0 then ${rarity} else 0 end`).join(' + ');
  const columns = each.map(({ query }, index) => `ts_rank(${PLACES_WORTH}, p.terms, ${query}::tsquery) as a${index}`);
  return {
    rank: `(${sum || '0'}) * (${share || '0'})`,
    ranks: each.length === 0 ? '' : `, lateral (select ${columns.join(', ')} offset 0) r`,
  };
}

/** A product as it is shown, and what a list goes on by. */
export interface ShownRow {
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly category: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly price: string;
  readonly currency: string;
  readonly status: ProductStatus;
  readonly revision: number;
  readonly added_at: string;
}

const { sku, name, description, category, attributes, price, currency, status, revision, added_at } = productSearch.columns;
export const shownColumns = { sku, name, description, category, attributes, price, currency, status, revision, added_at };

export function shown(skus: readonly string[]): Question<ShownRow> {
  const select = Select.of(shownColumns, 'from read_models.product_search where sku = any($1::text[])');
  return { projection: 'product-search', select, values: [skus] };
}

export function attributesOf(skus: readonly string[]): Question<Pick<ShownRow, 'sku' | 'attributes'>> {
  const select = Select.of({ sku, attributes }, 'from read_models.product_search where sku = any($1::text[])');
  return { projection: 'product-search', select, values: [skus] };
}

/** How many hits there are, up to one more than are counted. */
export function hitsCounted(any: string | undefined, scope: Scope): Statement<{ readonly total: number }> {
  const conditions = new Conditions();
  const found = any === undefined ? 'true' : `p.terms @@ ${conditions.parameter(any)}::tsquery`;
  const filters = within(scope, conditions);
  const select = Select.of(
    { total: computed<number>('total') },
    `from (select count(*)::integer as total from (select from read_models.product_search p where ${found}${filters} limit ${MOST_COUNTED + 1}) h) c`,
  );
  return prepare(select, conditions.values);
}
