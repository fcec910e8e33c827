import { languageOf } from '#read-models/product-search';
import { type SearchLanguage } from '#read-models/search/languages';
import { type Statement, prepare } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Catalogue } from './score.js';

interface CountRow {
  readonly key: string | null;
  readonly count: string | null;
}

const TOTALS = ['*', '*name', '*brand', '*attribute', '*text'];

/** How many products have each of the lexemes, and what is known of all of them. */
export function countsOf(lexemes: readonly string[]): Statement<CountRow> {
  const select = Select.of(
    { key: computed<string | null>('key'), count: computed<string | null>('count') },
    'from read_models.product_search_lexemes where key = any($1::text[])',
  );
  return prepare(select, [[...TOTALS, ...lexemes]]);
}

export function catalogueOf(rows: readonly CountRow[]): Catalogue {
  const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]));
  const products = counts.get('*') ?? 0;
  const average = (total: string) => (counts.get(total) ?? 0) / Math.max(1, products);
  const documents = new Map([...counts].filter((entry): entry is [string, number] => entry[0] !== null && !entry[0].startsWith('*')));
  return {
    products,
    averageWords: { A: average('*name'), B: average('*brand'), C: average('*attribute'), D: average('*text') },
    documents,
  };
}

/** In which language the live index is written. */
export const liveVersion: Statement<{ readonly version: number }> = prepare(
  Select.of({ version: computed<number>('version') }, `from projections.generations where name = 'product-search' and state = 'live'`),
  [],
);

export function liveLanguage(rows: readonly { readonly version: number }[]): SearchLanguage {
  return languageOf(rows[0]?.version ?? 0);
}
