import { type Freshness } from '../views/freshness.js';
import { type Question } from '../views/question.js';
import { computed, Select } from '../views/select.js';
import { type Views } from '../views/views.js';

/** Swaps are seconds apart; a second one within an answer is hardly thinkable. */
const TRIES = 3;

const nothing: Question = {
  projection: 'product-search',
  select: Select.of({ one: computed<number>('1') }, 'from (select 1 where false) n'),
  values: [],
};

/**
 * An answer that several statements work out one after another: none of them is older than asked, so that words which came with the newest product are known
 * when the query is read; and all read the same generation, since another one may be written in another language.
 * @throws as `Views.read`
 */
export async function ofOneGeneration<Answer>(views: Views, freshness: Freshness, work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const before = await views.read(nothing, freshness);
    const answer = await work();
    const after = await views.readNow(nothing);
    if (after.generation === before.generation || attempt === TRIES) return answer;
  }
}
