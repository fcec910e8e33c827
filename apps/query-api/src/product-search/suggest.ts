import { stemOf } from '#read-models/search/languages';
import { wordsOf } from '#read-models/search/words';
import { type Freshness } from '../views/freshness.js';
import { prepare } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Views } from '../views/views.js';
import { liveLanguage, liveVersion } from './catalogue.js';
import { highlighted } from './highlight.js';
import { quoted } from './match.js';
import { type Found, type Suggestions } from './product-search.js';

const MOST_WORDS = 8;
/** Ways in which the last word may go on; not each of them goes with the words before it. */
const MOST_COMPLETIONS = { alone: 12, afterOthers: 24 };
/** Products that are looked at. */
const MOST_PRODUCTS = 200;

const endings = (prefix: string, most: number) =>
  prepare(
    Select.of(
      { key: computed<string>('key') },
      `from read_models.product_search_spellings where key >= $1 and key < $2 order by count desc, key limit $3`,
    ),
    [prefix, `${prefix}\u{10ffff}`, most],
  );

/**
 * What somebody may be about to type: words of the catalogue that begin as the last word does, together with the words before it, and products that have
 * them in their names. Only what anybody may see.
 */
export async function suggestions(views: Views, text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>> {
  const words = wordsOf(text).slice(-MOST_WORDS);
  const last = words.at(-1);
  const before = words.slice(0, -1);
  const goesOn =
    last === undefined ? [] : await views.query(endings(last, MOST_COMPLETIONS[before.length === 0 ? 'alone' : 'afterOthers']));
  const language = liveLanguage(await views.query(liveVersion));
  const complete = goesOn.map(({ key }) => key);
  const inName = (marked: string) => quoted(`^${marked}`);
  const inBrand = (word: string) => `${quoted(stemOf(word, language))}:B`;
  const heads = before.map((word) => `(${inName(stemOf(word, language))} | ${inBrand(word)})`);
  const goingOn = (tail: (word: string) => string) => complete.map((word) => [...heads, tail(word)].join(' & '));
  const hits = (query: string, further = '') =>
    `select p.sku, p.name from read_models.product_search p where p.terms @@ ${query} and p.status = 'published'${further} limit $3::integer`;
  const select = Select.of(
    { sku: computed<string>('sku'), name: computed<string>('name') },
    // One query for each way to go on: one of all of them takes PostgreSQL many times as long. Each is looked up in the index: it is a column here, of
    // which PostgreSQL does not guess that reading the table would meet enough sooner. A brand need not stand in the name: it is what stands in none.
    `from (select f.sku, f.name from unnest($1::text[]::tsquery[], $2::text[]::tsquery[]) as asked(in_name, in_brand),
       lateral (with named as materialized (${hits('asked.in_name')})
         select * from named union all (${hits('asked.in_brand', ' and not exists (select from named)')})) f) f`,
  );
  const each = Math.ceil(MOST_PRODUCTS / Math.max(1, complete.length));
  const values = [goingOn(inName), goingOn(inBrand), each];
  const { rows, position } = await views.read({ projection: 'product-search', select, values }, freshness);
  const products = [...new Map(rows.map((row) => [row.sku, row])).values()];
  const found = new Set([...before.map((word) => stemOf(word, language)), ...complete]);
  const seen = new Map<string, number>();
  for (const { name } of products)
    for (const word of new Set(wordsOf(name))) if (complete.includes(word)) seen.set(word, (seen.get(word) ?? 0) + 1);
  const completions = [...seen]
    .sort(([left, most], [right, more]) => more - most || complete.indexOf(left) - complete.indexOf(right))
    .map(([word]) => [...before, word].join(' '));
  // Who has the word early in a short name is what the name is about.
  const weigh = (name: string) => {
    const all = wordsOf(name);
    return all.findIndex((word) => complete.includes(word)) + all.length / 10;
  };
  const best = products
    .map((row) => ({ ...row, weight: weigh(row.name) }))
    .sort((left, right) => left.weight - right.weight || (left.sku < right.sku ? -1 : 1));
  return {
    position,
    body: {
      products: best.slice(0, limit).map(({ sku, name }) => ({ sku, name, highlight: highlighted(name, found, language, true) ?? '' })),
      completions: completions.slice(0, limit),
    },
  };
}
