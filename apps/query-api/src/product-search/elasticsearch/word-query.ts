import { type estypes } from '@elastic/elasticsearch';
import { type Concept } from '../concepts.js';
import { rarity } from '../score.js';
import { any } from './index-filters.js';

type Query = estypes.QueryDslQueryContainer;

/** What a word is worth in a field. */
const fields = ['name^6', 'brand^3', 'attribute_text', 'description'];
/** A word that stands in a larger share of all products tells little: it ranks, but it finds nothing by itself. */
const COMMON_SHARE = 0.2;
/** What names are worth once more by themselves: there a long description takes nothing from a short name. */
const NAME_ALONE = 0.3;
/** Beyond any score of words. */
const EXACT = 1_000_000;

/** In how many of the products that the asker sees a word stands, and how many these are. */
export interface WordCounts {
  readonly products: number;
  readonly documents: ReadonlyMap<string, number>;
}

/** All of the words, anywhere: all fields count as one weighted text. */
export function wordQuery(words: readonly string[], worth = 1): Query {
  return { combined_fields: { query: words.join(' '), fields, operator: 'and', boost: worth } };
}

/** A thing that is asked for and that stands somewhere. */
interface Standing {
  readonly concept: Concept;
  readonly having: number;
}

/**
 * Products that have any of what is asked for: BM25F, times the share of it that they have, each thing weighed by its rarity; whom the code names
 * before all others.
 * @returns undefined where nothing that is asked for stands anywhere, and there is no code
 */
export function productQuery(concepts: readonly Concept[], counts: WordCounts, code: string | undefined): Query | undefined {
  const standing = concepts.map((concept) => standingOf(concept, counts)).filter((each) => each !== undefined);
  const named: Query[] = code === undefined ? [] : [{ constant_score: { filter: { term: { codes: code } }, boost: EXACT } }];
  if (standing.length === 0) return named[0];
  const telling = standing.filter(({ having }) => having <= counts.products * COMMON_SHARE);
  const finding = telling.length > 0 ? telling : standing;
  const ranking = standing.filter((each) => !finding.includes(each));
  const weights = standing.map(({ having }) => rarity(counts.products, Math.min(having, counts.products)));
  const asked = weights.reduce((sum, weight) => sum + weight, 0);
  const scored: Query = {
    function_score: {
      query: { bool: { must: [any(finding.map(queryOf))], should: [...ranking.map(queryOf), nameAlone(standing)] } },
      functions: standing.map(({ concept }, index) => ({ filter: foundBy(concept), weight: (weights[index] ?? 0) / asked })),
      score_mode: 'sum',
      boost_mode: 'multiply',
    },
  };
  return any([...named, scored]);
}

/** More products than these do not have what is asked for, but for those that a code names. */
export function mostFound(concepts: readonly Concept[], counts: WordCounts): number {
  return concepts.reduce((sum, concept) => sum + (standingOf(concept, counts)?.having ?? 0), 0);
}

function standingOf({ alternatives }: Concept, { documents, products }: WordCounts): Standing | undefined {
  const there = alternatives.filter(({ lexemes }) => lexemes.every((lexeme) => documents.has(lexeme)));
  if (there.length === 0) return undefined;
  const having = there.map(({ lexemes }) => Math.min(...lexemes.map((lexeme) => documents.get(lexeme) ?? 0)));
  const sum = having.reduce((total, each) => total + each, 0);
  return { concept: { alternatives: there }, having: Math.min(products, sum) };
}

const queryOf = ({ concept }: Standing): Query => ({
  dis_max: { queries: concept.alternatives.map(({ lexemes, worth }) => wordQuery(lexemes, worth)) },
});

const nameAlone = (standing: readonly Standing[]): Query => ({
  match: { name: { query: standing.flatMap(({ concept }) => concept.alternatives[0]?.lexemes ?? []).join(' '), boost: NAME_ALONE } },
});

const foundBy = ({ alternatives }: Concept): Query => any(alternatives.map(({ lexemes }) => wordQuery(lexemes)));

/** The words that are marked where they stand. */
export function markedBy(concepts: readonly Concept[]): readonly string[] {
  return [...new Set(concepts.flatMap(({ alternatives }) => alternatives.flatMap(({ lexemes }) => lexemes)))];
}
