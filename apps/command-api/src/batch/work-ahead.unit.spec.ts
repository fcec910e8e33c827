import { expect, it } from 'vitest';
import { workAhead } from './work-ahead.js';

const settle = () => new Promise(setImmediate);

function given(ahead: { items: number; weight: number }, items: readonly number[] | AsyncIterator<number>) {
  const begun: number[] = [];
  const ends = new Map<number, (answer: string) => void>();
  const source = Array.isArray(items) ? fromArray(items as readonly number[]) : (items as AsyncIterator<number>);
  const answers = workAhead(
    source,
    ahead,
    (item) => item,
    (item) => {
      begun.push(item);
      const { promise, resolve } = Promise.withResolvers<string>();
      ends.set(item, resolve);
      return promise;
    },
  );
  return { answers, begun, end: (item: number) => ends.get(item)?.(`answer ${item}`) };
}

async function* fromArray(items: readonly number[]): AsyncGenerator<number> {
  yield* items;
}

it('begins what comes, and answers in its order', async () => {
  const { answers, begun, end } = given({ items: 3, weight: 100 }, [1, 2, 3, 4]);
  const first = answers.next();
  await settle();
  expect(begun).toEqual([1, 2, 3]);

  end(3);
  end(2);
  end(1);

  expect((await first).value).toBe('answer 1');
  expect((await answers.next()).value).toBe('answer 2');
  expect((await answers.next()).value).toBe('answer 3');
  const last = answers.next();
  await settle();
  end(4);
  expect(await last).toEqual({ done: false, value: 'answer 4' });
  expect((await answers.next()).done).toBe(true);
});

it('reads no further than the weight allows, and a single one of any weight', async () => {
  const { answers, begun } = given({ items: 10, weight: 5 }, [9, 1, 1]);
  void answers.next();
  await settle();

  expect(begun).toEqual([9]);
});

it('reads nothing while its answers are not taken', async () => {
  const { answers, begun, end } = given({ items: 2, weight: 100 }, [1, 2, 3, 4, 5]);
  const first = answers.next();
  await settle();
  end(1);
  end(2);
  await first;
  await settle();

  expect(begun).toEqual([1, 2]);
});

it('answers what is done while it waits for the next item', async () => {
  const { promise: never } = Promise.withResolvers<IteratorResult<number>>();
  const [one] = [{ done: false as const, value: 1 }];
  let asked = 0;
  const { answers, end } = given({ items: 9, weight: 100 }, { next: () => (asked++ === 0 ? Promise.resolve(one) : never) });
  const first = answers.next();
  await settle();
  end(1);

  expect((await first).value).toBe('answer 1');
});

it('ends the reading when nobody wants answers any more, or the items fail', async () => {
  let returned = 0;
  const source = (next: AsyncIterator<number>['next']): AsyncIterator<number> => ({
    next,
    return: async () => ({ done: true, value: returned++ }),
  });
  const stopped = given(
    { items: 1, weight: 100 },
    source(async () => ({ done: false, value: 1 })),
  );
  const first = stopped.answers.next();
  await settle();
  stopped.end(1);
  await first;
  await stopped.answers.return(undefined);
  expect(returned).toBe(1);

  const failed = given(
    { items: 1, weight: 100 },
    source(() => Promise.reject(new Error('gone'))),
  );
  await expect(failed.answers.next()).rejects.toThrow('gone');
  expect(returned).toBe(2);
});
