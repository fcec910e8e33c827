import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Together } from './together.js';

function given() {
  const together = new Together<string>();
  const begun: { readonly words: string; readonly answer: PromiseWithResolvers<string> }[] = [];
  const ask = (words: string) =>
    together.ask(words, () => {
      const answer = Promise.withResolvers<string>();
      begun.push({ words, answer });
      return answer.promise;
    });
  const end = async (index: number) => {
    begun[index]?.answer.resolve(`answer ${index}`);
    await nextTurn();
  };
  return { ask, end, begun, words: () => begun.map((each) => each.words) };
}

test('who asks the same in the same turn of the event loop gets one answer, others theirs', async () => {
  const { ask, end, words } = given();
  const answers = [ask('all'), ask('own'), ask('all')];
  await nextTurn();
  await end(0);
  await end(1);
  expect(await Promise.all(answers)).toEqual(['answer 0', 'answer 1', 'answer 0']);
  expect(words()).toEqual(['all', 'own']);
});

test('nobody joins an answer that was begun: who comes meanwhile is gathered for the next', async () => {
  const { ask, end, words } = given();
  const first = ask('all');
  await nextTurn();
  const later = [ask('all'), ask('all')];
  await nextTurn();
  expect(words()).toEqual(['all']);
  await end(0);
  expect(words()).toEqual(['all', 'all']);
  later.push(ask('all'));
  await end(1);
  await end(2);
  expect(await Promise.all([first, ...later])).toEqual(['answer 0', 'answer 1', 'answer 1', 'answer 2']);
});

test('a failure is told to all who wait for it, and the next one is tried anew', async () => {
  const { ask, begun, end } = given();
  const failing = Promise.allSettled([ask('all'), ask('all')]);
  await nextTurn();
  const next = ask('all');
  const error = new Error('The view is gone');
  begun[0]?.answer.reject(error);
  expect(await failing).toEqual(Array(2).fill({ status: 'rejected', reason: error }));
  await nextTurn();
  await end(1);
  expect(await next).toBe('answer 1');
});
