import { expect, it } from 'vitest';
import { withSignsOfLife } from './signs-of-life.js';

function given(isOwed: () => boolean) {
  const waiting: ((answer: string | undefined) => void)[] = [];
  async function* answers() {
    for (;;) {
      const answer = await new Promise<string | undefined>((resolve) => waiting.push(resolve));
      if (answer === undefined) return;
      yield answer;
    }
  }
  return { signs: withSignsOfLife(answers(), 20, isOwed), answer: (text?: string) => waiting.shift()?.(text) };
}

it('while an answer is owed, white space comes before it, so that its line stays one line of JSON', async () => {
  const { signs, answer } = given(() => true);
  const written = [(await signs.next()).value, (await signs.next()).value];
  answer('{"line":1}\n');
  while (!(written.at(-1) as string | undefined)?.includes('\n')) written.push((await signs.next()).value);

  const text = written.join('');
  expect(text).toMatch(/^ {2,}\{"line":1\}\n$/);
  expect(JSON.parse(text)).toEqual({ line: 1 });
});

it('while nothing is owed it says nothing, and it ends with the answers', async () => {
  let looked = 0;
  const { signs, answer } = given(() => ++looked < 0);
  const first = signs.next();
  await expect.poll(() => looked).toBeGreaterThan(1);
  answer('a\n');
  expect((await first).value).toBe('a\n');
  const last = signs.next();
  await expect.poll(() => looked).toBeGreaterThan(2);
  answer();

  expect((await last).done).toBe(true);
});
