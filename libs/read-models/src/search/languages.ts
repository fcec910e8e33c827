import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';

/** In the order of their numbers, which rows of versions rest on: append only. */
const stemmers = { english, german, french, spanish, italian, portuguese, dutch, danish, swedish, norwegian, finnish };

/** What a catalogue may be written in. */
export type SearchLanguage = keyof typeof stemmers;
export const searchLanguages = Object.keys(stemmers) as readonly SearchLanguage[];

const MOST_REMEMBERED = 100_000;
const inflected = /^\p{L}{3,}$/u;
const remembered = new Map<SearchLanguage, Map<string, string>>();

/**
 * What the inflected forms of a word have in common. Words with digits, and those of two letters, are what they are.
 * @param word folded
 */
export function stemOf(word: string, language: SearchLanguage): string {
  if (!inflected.test(word)) return word;
  let stems = remembered.get(language);
  if (stems === undefined || stems.size > MOST_REMEMBERED) remembered.set(language, (stems = new Map<string, string>()));
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, (stem = stemmers[language](word) || word));
  return stem;
}
