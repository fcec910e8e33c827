import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundsOf, foldText, spotsOf, wordsOf } from './words.js';

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('the words of a text', () => {
  it.each([
    ['Crème brûlée', ['creme', 'brulee']],
    ['Straße, Ærø & ŁÓDŹ', ['strasse', 'aero', 'lodz']],
    ['İstanbul ISPARTA ılık', ['istanbul', 'isparta', 'ilik']],
    ['½ ½m ①', ['1', '2', '1', '2m', '1']],
    ['ＦＵＬＬ ｗｉｄｔｈ', ['full', 'width']],
    ['Кофе 咖啡 قهوة', ['кофе', '咖啡', 'قهوة']],
    ["'; drop table -- \\ \u2028 😀", ['drop', 'table']],
    ['', []],
  ])('of %s are %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('hold nothing that a lexeme would have to quote, however they are made', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of [...wordsOf(text), ...compoundsOf(text)]) {
          expect(word).toMatch(/^[\p{L}\p{N}]{1,64}$/u);
          expect(word.isWellFormed()).toBe(true);
          expect(foldText(word)).toBe(word);
        }
      }),
    );
  });

  it('are the same with accents composed or apart, in capitals or small', () => {
    fc.assert(
      fc.property(fc.constantFrom('ÀÉÎ Õü', 'čšž ŘĎ', 'ñandú Ångström', 'ẞ ǆ'), (text) => {
        expect(wordsOf(text.normalize('NFD'))).toEqual(wordsOf(text.normalize('NFC')));
        expect(wordsOf(text.toLowerCase())).toEqual(wordsOf(text));
      }),
    );
  });

  it('are found again where they stand', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { word, start, end } of spotsOf(text)) expect(foldText(text.slice(start, end)).startsWith(word)).toBe(true);
      }),
    );
  });

  it('are cut where they are endless, and never inside of a letter', () => {
    expect(wordsOf('x'.repeat(1_000))).toEqual(['x'.repeat(64)]);
    expect(wordsOf(`x${'𝒳'.normalize('NFC')}`)).toEqual(['xx']);
    const [cut] = wordsOf(`x${'𐐨'.repeat(100)}`); // Letters of two UTF-16 units each.
    expect(cut).toBe(`x${'𐐨'.repeat(31)}`);
  });
});

describe('what is written with a joint', () => {
  it.each([
    ['USB-C cable', ['usbc']],
    ['WH-1000XM4', ['wh1000xm4']],
    ["men's 3.5 mm", ['mens', '35']],
    ['a-b-c-d-e', []],
    ['lights / lamps, red - blue', []],
  ])('in %s is %j', (text, compounds) => expect(compoundsOf(text)).toEqual(compounds));
});
