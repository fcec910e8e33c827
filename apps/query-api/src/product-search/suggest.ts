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
/** Ways in which the last word may go on. */
const MOST_COMPLETIONS = 30;
/** Products that are looked at. */
const MOST_PRODUCTS = 200;

const endings = (prefix: string) =>
  prepare(
    Select.of(
      { key: computed<string>('key') },
      `from read_models.product_search_spellings where key >= $1 and key < $2 order by count desc, key limit ${MOST_COMPLETIONS}`,
    ),
    [prefix, `${prefix}\u{10ffff}`],
  );

/**
 * What somebody may be about to type: words of the catalogue that begin as the last word does, together with the words before it, and products that have
 * them in their names. Only what anybody may see.
 */
export async function suggestions(views: Views, text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>> {
  const words = wordsOf(text).slice(-MOST_WORDS);
  const last = words.at(-1);
  const before = words.slice(0, -1);
  const rows = last === undefined ? [] : await views.query(endings(last));
  const language = liveLanguage(await views.query(liveVersion));
  const complete = rows.map(({ key }) => key);
  // A brand need not stand in the name, too.
  const named = (marked: string, word: string) => `${quoted(`^${marked}`)} | ${quoted(stemOf(word, language))}:B`;
  const heads = before.map((word) => `(${named(stemOf(word, language), word)})`);
  const tails = complete.map((word) => named(word, word));
  const query = tails.length === 0 ? '' : [...heads, `(${tails.join(' | ')})`].join(' & ');
  const select = Select.of(
    { sku: computed<string>('sku'), name: computed<string>('name') },
    // The limit stands outside, or PostgreSQL reads the whole table in the hope of meeting enough soon.
    `from (with hits as materialized (select p.sku, p.name from read_models.product_search p where p.terms @@ $1::tsquery and p.status = 'published')
       select * from hits where $1 <> '' limit ${MOST_PRODUCTS}) f`,
  );
  const { rows: products, position } = await views.read({ projection: 'product-search', select, values: [query] }, freshness);
  const found = new Set([...before.map((word) => stemOf(word, language)), ...complete]);
  const seen = new Map<string, number>();
  for (const { name } of products)
    for (const word of new Set(wordsOf(name))) if (complete.includes(word)) seen.set(word, (seen.get(word) ?? 0) + 1);
  const completions = [...seen]
    .sort(([left, most], [right, more]) => more - most || (left < right ? -1 : 1))
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
