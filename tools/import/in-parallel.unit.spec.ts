import { describe, expect, it } from 'vitest';
import { inParallel } from './in-parallel.js';

const never = new AbortController().signal;

describe('working in parallel', () => {
  it('does every item once, with no more under way than allowed', async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, never, async (item) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      done.push(item);
    });

    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('stops at the first failure, tells those under way, and throws it when they have ended', async () => {
    const begun: number[] = [];
    const told: unknown[] = [];
    const work = inParallel([1, 2, 3, 4, 5], 2, never, async (item, signal) => {
      begun.push(item);
      if (item === 2) throw new Error('two');
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      told.push(signal.reason);
      throw new Error('a consequence');
    });

    await expect(work).rejects.toThrow('two');
    expect(begun).toEqual([1, 2]);
    expect(told).toEqual([expect.objectContaining({ message: 'two' })]);
  });

  it('throws the reason of an abort', async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const work = inParallel([1, 2, 3], 1, controller.signal, async (item) => {
      begun.push(item);
      controller.abort(new Error('Ctrl-C'));
    });

    await expect(work).rejects.toThrow('Ctrl-C');
    expect(begun).toEqual([1]);
  });

  it('ends at once where there is nothing to do', async () => {
    await expect(inParallel([], 4, never, () => Promise.reject(new Error('never called')))).resolves.toBeUndefined();
  });
});
