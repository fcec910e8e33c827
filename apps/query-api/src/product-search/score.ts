import { type Concept } from './concepts.js';

/** How the whole catalogue is written: what a word is worth follows from it. */
export interface Catalogue {
  readonly products: number;
  /** Words of a field on average, by its letter. */
  readonly averageWords: Readonly<Record<Field, number>>;
  /** In how many products a lexeme stands. */
  readonly documents: ReadonlyMap<string, number>;
}

export const fields = ['A', 'B', 'C', 'D'] as const;
/** A name, B brand, C attributes and category, D description. */
export type Field = (typeof fields)[number];

/** A product that has some of the words. */
export interface Candidate {
  readonly sku: string;
  readonly words: Readonly<Record<Field, number>>;
  /** By lexeme: the field of each place where it stands, as letters. */
  readonly places: ReadonlyMap<string, string>;
}

const K1 = 1.2;
/** What a word is worth in a field, and how much less in a longer one. */
const weights: Readonly<Record<Field, number>> = { A: 6, B: 3, C: 1, D: 1 };
const lengthWeights: Readonly<Record<Field, number>> = { A: 0.4, B: 0.4, C: 0.75, D: 0.75 };

/** How much it tells products apart that so many have something: the logarithm of one over their share. */
export function rarity(products: number, having: number): number {
  return Math.log(1 + (Math.max(products, having) - having + 0.5) / (having + 0.5));
}

/** All that say a concept count together: a rare way to say something common tells no more than the common one. */
function rarityOf({ alternatives }: Concept, { products, documents }: Catalogue): number {
  const having = alternatives.map(({ lexemes }) => Math.min(...lexemes.map((lexeme) => documents.get(lexeme) ?? 0)));
  return rarity(
    products,
    Math.min(
      products,
      having.reduce((sum, each) => sum + each, 0),
    ),
  );
}

/**
 * BM25F, all fields counted as one weighted text, times the share of what was asked for that the product has, each concept weighed by its rarity: who
 * has all the words comes before who has one of them often.
 */
export function scoreOf(candidate: Candidate, concepts: readonly Concept[], catalogue: Catalogue): number {
  let sum = 0;
  let found = 0;
  let asked = 0;
  for (const concept of concepts) {
    const weight = rarityOf(concept, catalogue);
    const best = Math.max(...concept.alternatives.map(({ lexemes, worth }) => worth * strengthOf(lexemes, candidate, catalogue)));
    sum += weight * best;
    asked += weight;
    if (best > 0) found += weight;
  }
  return asked === 0 ? 0 : (sum * found) / asked;
}

/** 0 where one of them is missing. */
function strengthOf(lexemes: readonly string[], candidate: Candidate, catalogue: Catalogue): number {
  const each = lexemes.map((lexeme) => saturated(candidate, lexeme, catalogue));
  return each.every((strength) => strength > 0) ? each.reduce((sum, strength) => sum + strength, 0) / each.length : 0;
}

function saturated({ words, places }: Candidate, lexeme: string, { averageWords }: Catalogue): number {
  let frequency = 0;
  for (const letter of places.get(lexeme) ?? '') {
    const field = letter as Field;
    const length = words[field] / (averageWords[field] || 1);
    frequency += weights[field] / (1 - lengthWeights[field] + lengthWeights[field] * length);
  }
  return (frequency * (K1 + 1)) / (frequency + K1);
}
