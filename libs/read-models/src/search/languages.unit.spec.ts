import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchLanguageNames } from '#platform/config/environment';
import { searchLanguages, stemOf } from './languages.js';
import { wordsOf } from './words.js';

describe('the languages of a catalogue', () => {
  it('are those that the settings name, in the same order', () => expect(searchLanguages).toEqual(searchLanguageNames));

  it('have the numbers by which rows of versions know them', () => {
    expect(searchLanguages.slice(0, 11)).toEqual([
      'english',
      'german',
      'french',
      'spanish',
      'italian',
      'portuguese',
      'dutch',
      'danish',
      'swedish',
      'norwegian',
      'finnish',
    ]);
  });

  it.each([
    ['english', 'lamps', 'lamp'],
    ['english', 'batteries', 'battery'],
    ['german', 'lampen', 'lampe'],
    ['french', 'cables', 'cable'],
    ['spanish', 'zapatos', 'zapato'],
    ['dutch', 'stoelen', 'stoel'],
  ] as const)('bring together, in %s, %s and %s', (language, one, other) => expect(stemOf(one, language)).toBe(stemOf(other, language)));

  it('leave words with digits, and those of two letters, as they are', () => {
    for (const language of searchLanguages)
      for (const word of ['1000xm4', 'mp3s', 'tv', '12', 'xs']) expect(stemOf(word, language)).toBe(word);
  });

  it('make of any word one that is as good', () => {
    const word = fc.oneof(fc.stringMatching(/^[a-z]{1,20}$/), fc.string({ unit: 'grapheme', maxLength: 30 }));
    fc.assert(
      fc.property(word, fc.constantFrom(...searchLanguages), (text, language) => {
        for (const each of wordsOf(text)) {
          const stem = stemOf(each, language);
          expect(stem).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
          expect(wordsOf(stem)).toEqual([stem]);
          expect(stemOf(each, language)).toBe(stem);
        }
      }),
      { numRuns: 500 },
    );
  });
});
