import { type estypes } from '@elastic/elasticsearch';
import { type Concept, conceptsOf, splits, type TypedQuery, unknownWords } from '../concepts.js';
import { corrections, mayBeMisspelt } from '../spelling.js';
import { type Synonyms } from '../synonyms.js';
import { type IndexReader } from './search-server.js';
import { visible } from './visible.js';
import { type WordCounts, wordQuery } from './word-query.js';

/** What was asked, read in the words of the catalogue as the asker sees it. */
export interface ReadWords {
  readonly concepts: readonly Concept[];
  readonly counts: WordCounts;
}

const LIKELY = 8;
/** The server stems by itself. */
const asWritten = (word: string): string => word;

/**
 * Words that stand somewhere are what they are; only those that do not may be two, or misspelt. What stands nowhere but in what the asker may not see
 * stands nowhere for him.
 */
export async function readWords(reader: IndexReader, typed: TypedQuery, synonyms: Synonyms, seesDrafts: boolean): Promise<ReadWords> {
  const { words } = typed;
  const pairs = words.slice(1).map((word, index) => `${words[index]}${word}`);
  const meant = meaningsOf(words, synonyms);
  let counts = await countWords(reader, [...words, ...pairs, ...meant], seesDrafts);
  const strange = words.filter(
    (word, index) => ![word, pairs[index - 1], pairs[index]].some((each) => each !== undefined && counts.documents.has(each)),
  );
  let corrected: ReadonlyMap<string, string> = new Map();
  if (strange.length > 0) {
    const parts = strange.flatMap((word) => [...splits(word)].flat());
    const alike = await likelyWords(reader, strange.filter(mayBeMisspelt));
    counts = merged(counts, await countWords(reader, [...parts, ...alike.map(({ key }) => key)], seesDrafts));
    const unknown = new Set(unknownWords(typed, asWritten, counts.documents));
    const seen = alike.flatMap(({ asked, key }) => {
      const count = counts.documents.get(key);
      return count === undefined || !unknown.has(asked) ? [] : [{ asked, key, count: String(count) }];
    });
    corrected = corrections(seen);
  }
  return { concepts: conceptsOf(typed, asWritten, counts.documents, corrected, synonyms), counts };
}

/** The words of what may be meant by any run of the words. */
function meaningsOf(words: readonly string[], synonyms: Synonyms): readonly string[] {
  if (synonyms.size === 0) return [];
  const text = ` ${words.join(' ')} `;
  return [...synonyms].filter(([run]) => text.includes(` ${run} `)).flatMap(([, meanings]) => meanings.flat());
}

/** In how many products each word stands; words that stand nowhere are left out. */
async function countWords(reader: IndexReader, words: readonly string[], seesDrafts: boolean): Promise<WordCounts> {
  const wanted = [...new Set(words)];
  const filters = Object.fromEntries(wanted.map((word, index) => [`w${index}`, wordQuery([word])]));
  const { hits, aggregations } = await reader.search({
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [visible(seesDrafts)] } },
    ...(wanted.length === 0 ? {} : { aggregations: { words: { filters: { filters } } } }),
  });
  const buckets = (aggregations as { words?: { buckets: Record<string, { doc_count: number }> } } | undefined)?.words?.buckets ?? {};
  const documents = new Map<string, number>();
  for (const [index, word] of wanted.entries()) {
    const count = buckets[`w${index}`]?.doc_count ?? 0;
    if (count > 0) documents.set(word, count);
  }
  return { products: (hits.total as estypes.SearchTotalHits).value, documents };
}

function merged(left: WordCounts, right: WordCounts): WordCounts {
  return { products: left.products, documents: new Map([...left.documents, ...right.documents]) };
}

/** Words of names and brands that look like those that stand nowhere. */
async function likelyWords(
  reader: IndexReader,
  words: readonly string[],
): Promise<readonly { readonly asked: string; readonly key: string }[]> {
  if (words.length === 0) return [];
  const suggesters = words.map((text, index): [string, estypes.SearchFieldSuggester] => [
    `w${index}`,
    {
      text,
      term: {
        field: 'spellings',
        suggest_mode: 'always',
        size: LIKELY,
        max_edits: 2,
        prefix_length: 1,
        min_word_length: 4,
        string_distance: 'damerau_levenshtein',
      },
    },
  ]);
  const { suggest = {} } = await reader.search({ size: 0, track_total_hits: false, suggest: Object.fromEntries(suggesters) });
  return words.flatMap((asked, index) => {
    const entries = (suggest[`w${index}`] ?? []) as readonly { readonly options: readonly { readonly text: string }[] }[];
    return entries.flatMap(({ options }) => options.map(({ text }) => ({ asked, key: text })));
  });
}
