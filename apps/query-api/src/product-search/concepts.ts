import { codeOf } from '#read-models/search/product-terms';
import { wordsOf } from '#read-models/search/words';
import { type Synonyms } from './synonyms.js';

/** A way to say something: lexemes that must all be there. */
export interface Alternative {
  readonly lexemes: readonly string[];
  /** What it is worth beside what was typed, which is worth 1. */
  readonly worth: number;
}

/** One thing that is asked for: any of its alternatives says it. */
export interface Concept {
  readonly alternatives: readonly Alternative[];
}

/** What stands in the index for a word. */
export type Stem = (word: string) => string;

/** Who writes it as it was typed comes first, then who means it in other words. */
const OTHERWISE_WRITTEN = 0.7;

/** Words that are looked at; what comes after says little that these do not. */
const MOST_WORDS = 24;
const LONGEST_SYNONYM = 4;
/** Shorter parts are found in almost any word. Characters. */
const SHORTEST_PART = 3;

/** What somebody typed: the words as they are compared, and the whole of it as a code. */
export interface TypedQuery {
  readonly words: readonly string[];
  readonly code: string | undefined;
}

export function readQuery(text: string): TypedQuery {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  return { words, code: words.length === 0 || text.length > 100 ? undefined : codeOf(text) };
}

/** The lexemes that have to be looked up before anything can be said of the words: the words themselves, neighbours as one word, parts of one. */
export function lexemesToLookUp({ words }: TypedQuery, stem: Stem): readonly string[] {
  const wanted = new Set<string>();
  for (const [index, word] of words.entries()) {
    wanted.add(stem(word));
    const next = words[index + 1];
    if (next !== undefined) wanted.add(stem(word + next));
    for (const [left, right] of splits(word)) wanted.add(stem(left)).add(stem(right));
  }
  return [...wanted];
}

/** Of a word that nobody knows: where it may be two. Where digits end or begin, a part may be as short as it likes: `500ml`. */
export function* splits(word: string): Generator<readonly [string, string]> {
  for (let at = 1; at < word.length; at++) {
    const long = at >= SHORTEST_PART && at <= word.length - SHORTEST_PART;
    if (long || isDigit(word, at - 1) !== isDigit(word, at)) yield [word.slice(0, at), word.slice(at)];
  }
}

const isDigit = (word: string, at: number): boolean => /\d/.test(word.charAt(at));

/** @returns the words that stand nowhere, not even as one with a neighbour or as two */
export function unknownWords({ words }: TypedQuery, stem: Stem, documents: ReadonlyMap<string, number>): readonly string[] {
  return words.filter((word, index) => {
    const known = (each: string | undefined) => each !== undefined && documents.has(stem(each));
    const next = words[index + 1];
    const before = words[index - 1];
    return (
      !known(word) &&
      !known(next === undefined ? undefined : word + next) &&
      !known(before === undefined ? undefined : before + word) &&
      bestSplit(word, stem, documents) === undefined
    );
  });
}

function bestSplit(word: string, stem: Stem, documents: ReadonlyMap<string, number>): readonly string[] | undefined {
  let best: readonly string[] | undefined;
  let most = 0;
  for (const parts of splits(word)) {
    const stems = parts.map((part) => stem(part));
    const least = Math.min(...stems.map((stem) => documents.get(stem) ?? 0));
    if (least > most) [best, most] = [stems, least];
  }
  return best;
}

/**
 * What is asked for, word by word. A word that stands nowhere may be one with its neighbour, be two, or be misspelt.
 * @param corrected the word that was meant, by a word that is unknown
 */
export function conceptsOf(
  query: TypedQuery,
  stem: Stem,
  documents: ReadonlyMap<string, number>,
  corrected: ReadonlyMap<string, string>,
  synonyms: Synonyms,
): readonly Concept[] {
  const { words } = query;
  const stems = (list: readonly string[]) => list.map((word) => stem(word));
  const concepts: Concept[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as string;
    const phrase = synonymAt(words, index, synonyms);
    if (phrase !== undefined && phrase.length > 1) {
      concepts.push({
        alternatives: [typed(stems(words.slice(index, index + phrase.length))), ...phrase.meanings.map(stems).map(otherwise)],
      });
      index += phrase.length - 1;
      continue;
    }
    const own = stem(word);
    const alternatives = [typed([own]), ...(phrase?.meanings ?? []).map(stems).map(otherwise)];
    for (const joined of [word + (words[index + 1] ?? ''), (words[index - 1] ?? '') + word]) {
      const together = stem(joined);
      if (joined !== word && documents.has(together)) alternatives.push(otherwise([together]));
    }
    if (!documents.has(own)) {
      const split = bestSplit(word, stem, documents);
      if (split !== undefined) alternatives.push(typed(split));
      const meant = corrected.get(word);
      if (meant !== undefined) alternatives.push(typed([stem(meant)]));
    }
    concepts.push({ alternatives: distinct(alternatives) });
  }
  return concepts;
}

/** The longest run of words from here that has synonyms. */
function synonymAt(words: readonly string[], index: number, synonyms: Synonyms) {
  for (let length = Math.min(LONGEST_SYNONYM, words.length - index); length > 0; length--) {
    const meanings = synonyms.get(words.slice(index, index + length).join(' '));
    if (meanings !== undefined) return { length, meanings };
  }
  return undefined;
}

const typed = (lexemes: readonly string[]): Alternative => ({ lexemes, worth: 1 });
const otherwise = (lexemes: readonly string[]): Alternative => ({ lexemes, worth: OTHERWISE_WRITTEN });

/** Each once, as what it is first. */
function distinct(alternatives: readonly Alternative[]): readonly Alternative[] {
  const kept = new Map<string, Alternative>();
  for (const alternative of alternatives) {
    const key = alternative.lexemes.join(' ');
    if (!kept.has(key)) kept.set(key, alternative);
  }
  return [...kept.values()];
}
