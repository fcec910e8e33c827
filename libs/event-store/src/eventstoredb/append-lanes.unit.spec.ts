import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { AccessDenied, EventStoreUnavailable, StreamDeleted } from '../errors.js';
import { failureOf } from '../testing/contract-world.js';
import { type Append, type Attempt } from './append-attempt.js';
import { AppendLanes } from './append-lanes.js';
import { tookTooLong } from './client-errors.js';

interface Sent {
  readonly name: string;
  readonly again: boolean;
  readonly answer: (attempt: Attempt) => void;
}

/** Lanes whose attempts the test answers by hand. */
function begin(total = 10_000) {
  const sent: Sent[] = [];
  const waiting: (() => void)[] = [];
  const lanes = new AppendLanes(
    ({ events: [event] }, _limit, again) => {
      const { promise, resolve } = Promise.withResolvers<Attempt>();
      sent.push({ name: event?.type ?? '', again, answer: resolve });
      waiting.splice(0).forEach((wake) => wake());
      return promise;
    },
    { attempt: 1_000, total },
  );
  const append = (stream: string, type: string) => {
    const events = [{ id: '', type, data: {}, metadata: undefined, contentType: 'application/json' }] as const;
    return lanes.append({ stream, expected: 'any', events, bytes: 0 } satisfies Append);
  };
  const sentOf = async (count: number): Promise<string[]> => {
    while (sent.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return sent.map(({ name }) => name);
  };
  return { lanes, sent, append, sentOf };
}

const done = (revision: number): Attempt => ({ kind: 'done', result: { revision, position: 1n } });
const failed: Attempt = tookTooLong(1);

describe('appends', () => {
  it('to any stream are sent at once, none waiting for another', async () => {
    const { append, sent, sentOf } = begin();
    const results = [append('one', 'a'), append('one', 'b'), append('two', 'c')];
    expect(await sentOf(3)).toEqual(['a', 'b', 'c']);
    sent.toReversed().forEach(({ answer }, index) => answer(done(index)));
    expect((await Promise.all(results)).map(({ revision }) => revision)).toEqual([2, 1, 0]);
  });

  it('of a stream where one failed wait for it, in the order of the calls', async () => {
    const { append, sent, sentOf } = begin();
    const results = [append('one', 'a'), append('one', 'b'), append('one', 'c')];
    await sentOf(3);
    sent[1]?.answer(failed);
    sent[0]?.answer(failed);
    await turn();
    results.push(append('one', 'd'), append('two', 'e'));
    expect(await sentOf(4)).toEqual(['a', 'b', 'c', 'e']);
    sent[2]?.answer(done(2));
    for (const [index, name] of ['a', 'b', 'd'].entries()) {
      expect((await sentOf(5 + index)).at(-1)).toBe(name);
      sent[4 + index]?.answer(done(index));
    }
    sent[3]?.answer(done(0));
    await Promise.all(results);
    expect(sent.slice(4).map(({ again }) => again)).toEqual([true, true, false]);
  });

  it('fail alone where the failure is final', async () => {
    const { append, sent, sentOf } = begin();
    const [bad, good] = [append('one', 'a'), append('one', 'b')];
    await sentOf(2);
    sent[0]?.answer({ kind: 'final', error: new StreamDeleted('one') });
    sent[1]?.answer(done(0));
    expect(await failureOf(bad)).toBeInstanceOf(StreamDeleted);
    expect(await good).toMatchObject({ revision: 0 });
  });

  it('are answered where an attempt cannot even be made', async () => {
    const lanes = new AppendLanes(() => Promise.reject(new AccessDenied('The file with the certificate is gone.')), {
      attempt: 1_000,
      total: 10_000,
    });
    expect(await failureOf(lanes.append({ stream: 'one', expected: 'any', events: [], bytes: 0 }))).toBeInstanceOf(AccessDenied);
    await lanes.settled();
  });

  it('fail when their time is up, and one that was never sent is known not to be written', async () => {
    const { append, sent, sentOf } = begin(2_000);
    const results = [append('one', 'a'), append('one', 'b')];
    await sentOf(2);
    sent[0]?.answer(failed);
    sent[1]?.answer(done(0));
    // What is tried again before its time is up fails again.
    const failAgain = async () => {
      for (let next = 2; ; next++) {
        await sentOf(next + 1);
        sent[next]?.answer(failed);
      }
    };
    void failAgain();
    await turn();
    results.push(append('one', 'c'));
    for (const [index, outcome] of [
      [0, 'unknown'],
      [2, 'not-written'],
    ] as const) {
      const failure = await failureOf(results[index] as Promise<unknown>);
      expect(failure).toBeInstanceOf(EventStoreUnavailable);
      expect(failure).toMatchObject({ outcome });
    }
  });

  it('are waited for when the lanes are to settle', async () => {
    const { lanes, append, sent, sentOf } = begin();
    await lanes.settled();
    const order: string[] = [];
    const result = append('one', 'a').then(() => order.push('answered'));
    const settled = lanes.settled().then(() => order.push('settled'));
    await sentOf(1);
    sent[0]?.answer(failed);
    await sentOf(2);
    sent[1]?.answer(done(0));
    await Promise.all([result, settled]);
    expect(order).toEqual(['answered', 'settled']);
  });
});
