import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

const hostile: readonly (readonly [string, string])[] = [
  ['a thousand words', Array.from({ length: 1_000 }, (_, index) => `word${index}`).join(' ')],
  ['a thousand words that stand there', Array.from({ length: 1_000 }, () => 'lamp').join(' ')],
  ['one endless word', 'x'.repeat(5_000)],
  ['one endless word of digits', '7'.repeat(5_000)],
  ['punctuation', '!?.,;:()[]{}"\'`~@#$%^&*-_=+\\|/<>'],
  ['operators', "lamp & !desk | (red) <-> 'x':* OR NOT AND %' --"],
  ['the language of Lucene', 'name:lamp^4 AND (price:[1 TO 20} OR sku:"LAMP-1"~2) +red -blue lam*p la?p /.*/ _exists_:name'],
  ['the language of Elasticsearch', '{"query":{"match_all":{}}} <script> ${7*7} ; drop table products'],
  ['unfinished quotes', `"lamp ' lamp \` lamp «lamp`],
  ['wildcards', '%_%*?'],
  ['backslashes', '\\\\ \\\' \\" \\u0041'],
  ['emoji', '💡 🛋️ 👩‍👩‍👧‍👦'],
  ['right to left', 'מנורה مصباح \u202Elamp\u202C'],
  ['Chinese, Japanese, Korean', '台灯 ランプ 램프'],
  ['marks upon marks', `l${'\u0301'.repeat(500)}amp`],
  ['only common words', 'the of and a'],
  ['control characters', 'lamp\u0001\u001f\t\n\r\u2028\ufeff'],
  ['names of what every object has', 'constructor __proto__ toString hasOwnProperty'],
];

export function describeHostileQueries(world: World): void {
  describe('whatever is typed is answered', () => {
    test.each(hostile)('%s', async (_name, words) => {
      for (const sort of ['relevance', 'price']) {
        const answer = await world.ask(`q=${encodeURIComponent(words)}&sort=${sort}`);
        expect(answer.status, answer.text).toBe(200);
      }
      expect((await world.suggest(words.slice(0, 200))).status).toBe(200);
    });

    test('words that are there are found between operators and marks', async () => {
      for (const typed of ['red & !desk | (lamp)', '"red desk lamp"', '-red -lamp', 'red* lamp~', `red\u202E lamp`, 'l\u0061mp, red!'])
        expect((await world.typed(typed))[0], typed).toBe('LAMP-1');
    });

    test('punctuation alone stands nowhere', async () => {
      expect(await world.search(`q=${encodeURIComponent('!?()&|')}`)).toMatchObject({
        items: [],
        total: 0,
        facets: { category: [], price: null },
      });
    });

    test('what is no text is refused', async () => {
      for (const query of ['q=%00', `q=${'x'.repeat(10_001)}`]) expect((await world.ask(query)).status).toBe(400);
    });

    test('any text at all', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((each) => !each.includes('\0') && each.isWellFormed());
      await fc.assert(
        fc.asyncProperty(text, fc.constantFrom('relevance', 'name'), async (typed, sort) => {
          const answer = await world.ask(`q=${encodeURIComponent(typed)}&sort=${sort}`);
          expect(answer.status, answer.text).toBe(200);
          expect((await world.suggest(typed)).status).toBe(200);
        }),
        { numRuns: 60 },
      );
    });
  });
}
