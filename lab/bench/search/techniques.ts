import { stemOf } from '#read-models/search/languages';
import { foldText, wordsOf } from '#read-models/search/words';
import { type CatalogueLine } from './icecat.js';

const K1 = 1.2;
const LEAST_SAID = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

interface Field {
  readonly textOf: (line: CatalogueLine) => string;
  readonly weight: number;
  /** How much less a word is worth in a longer field: 0 to 1. */
  readonly b: number;
}

/** A way to rank, in memory: what the search does, one thing after another. */
export interface Technique {
  readonly name: string;
  readonly wordsOf: (text: string) => readonly string[];
  readonly fields: readonly Field[];
  /** Times the share of the words that a product has. */
  readonly coordinated: boolean;
}

const brandOf = ({ attributes }: CatalogueLine) => String(attributes['brand'] ?? '');
const attributesOf = ({ category, attributes }: CatalogueLine) =>
  [
    category,
    ...Object.entries(attributes).flatMap(([name, value]) =>
      name === 'brand' || name === 'ean' || typeof value === 'boolean' ? [] : [value],
    ),
  ].join(' ');
const written = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
const stemmed = (text: string) =>
  wordsOf(foldText(text))
    .filter((word) => !LEAST_SAID.has(word))
    .map((word) => stemOf(word, 'english'));

const whole: Field = { textOf: (line) => [line.name, line.description ?? '', brandOf(line)].join(' '), weight: 1, b: 0.75 };
const weighted: readonly Field[] = [
  { textOf: ({ name }) => name, weight: 6, b: 0.4 },
  { textOf: brandOf, weight: 3, b: 0.4 },
  { textOf: ({ description = '' }) => description, weight: 1, b: 0.75 },
];
const withAttributes: readonly Field[] = [...weighted, { textOf: attributesOf, weight: 1, b: 0.75 }];

/** Each on top of the one before. */
export const techniques: readonly Technique[] = [
  { name: 'plain BM25', wordsOf: written, fields: [whole], coordinated: false },
  { name: '+ stems, accents folded, stop words', wordsOf: stemmed, fields: [whole], coordinated: false },
  { name: '+ fields weighted as one (BM25F)', wordsOf: stemmed, fields: weighted, coordinated: false },
  { name: '+ attributes as a light field', wordsOf: stemmed, fields: withAttributes, coordinated: false },
  { name: '+ coordination', wordsOf: stemmed, fields: withAttributes, coordinated: true },
];

/** @returns skus, the best first */
export function rankedBy(technique: Technique, lines: readonly CatalogueLine[]): (query: string) => readonly string[] {
  const postings = new Map<string, Map<number, number>>();
  for (const { textOf, weight, b } of technique.fields) {
    const texts = lines.map((line) => technique.wordsOf(textOf(line)));
    const average = texts.reduce((sum, words) => sum + words.length, 0) / lines.length || 1;
    for (const [index, words] of texts.entries()) {
      const worth = weight / (1 - b + (b * words.length) / average);
      for (const word of words) {
        const posting = postings.get(word) ?? new Map<number, number>();
        postings.set(word, posting.set(index, (posting.get(index) ?? 0) + worth));
      }
    }
  }
  return (query) => {
    const scores = new Map<number, { score: number; found: number }>();
    const asked = [...new Set(technique.wordsOf(query))];
    for (const word of asked) {
      const posting = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (lines.length - posting.size + 0.5) / (posting.size + 0.5));
      for (const [index, frequency] of posting) {
        const { score, found } = scores.get(index) ?? { score: 0, found: 0 };
        scores.set(index, { score: score + (rarity * frequency * (K1 + 1)) / (frequency + K1), found: found + 1 });
      }
    }
    const valueOf = ({ score, found }: { score: number; found: number }) =>
      technique.coordinated ? (score * found) / asked.length : score;
    const best = [...scores].sort(([, left], [, right]) => valueOf(right) - valueOf(left));
    return best.map(([index]) => (lines[index] as CatalogueLine).sku);
  };
}
