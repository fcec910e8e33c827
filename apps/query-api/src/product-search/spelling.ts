import { type Statement, prepare } from '../views/question.js';
import { computed, Select } from '../views/select.js';

interface Spelling {
  readonly asked: string;
  readonly key: string;
  readonly count: string;
}

const SHORTEST = 4;
const LONG = 8;
const columns = { asked: computed<string>('a.asked'), key: computed<string>('s.key'), count: computed<string>('s.count') };

/** Words with digits are names of things, and one digit away is another thing. */
export const mayBeMisspelt = (word: string): boolean => word.length >= SHORTEST && /^\p{L}+$/u.test(word);

/** Words of the catalogue that look like those that stand nowhere. */
export function alike(words: readonly string[]): Statement<Spelling> {
  return prepare(
    Select.of(
      columns,
      `from unnest($1::text[]) as a(asked) cross join lateral (
         select key, count from read_models.product_search_spellings where key % a.asked order by similarity(key, a.asked) desc, count desc, key limit 30
       ) s`,
    ),
    [words],
  );
}

/** By each word: the one that was most likely meant, where there is one that differs by a letter, or by two in a long word. */
export function corrections(rows: readonly Spelling[]): ReadonlyMap<string, string> {
  const best = new Map<string, { readonly key: string; readonly distance: number; readonly count: number }>();
  for (const { asked, key, count } of rows) {
    const most = asked.length >= LONG ? 2 : 1;
    const distance = editDistance(asked, key, most);
    const before = best.get(asked);
    const better = before === undefined || distance < before.distance || (distance === before.distance && Number(count) > before.count);
    if (distance <= most && better) best.set(asked, { key, distance, count: Number(count) });
  }
  return new Map([...best].map(([asked, { key }]) => [asked, key]));
}

/** Letters put in, left out, changed, or swapped with their neighbour. @returns more than `most` where it is more than that */
export function editDistance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const next = [row];
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let distance = Math.min((old[column] as number) + 1, (next[column - 1] as number) + 1, (old[column - 1] as number) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) distance = Math.min(distance, (older[column - 2] as number) + 1);
      next.push(distance);
    }
    [older, old] = [old, next];
  }
  return old[right.length] as number;
}
