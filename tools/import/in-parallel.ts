import { setMaxListeners } from 'node:events';

/**
 * Does the work for every item, in the order given, at most so many at a time. The first failure stops it: no further item begins, the
 * signal of those under way is aborted, and the failure is thrown once all of them have ended.
 */
export async function inParallel<Item>(
  items: Iterable<Item>,
  atATime: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  // Each item under way listens to it.
  setMaxListeners(0, either);

  async function takeTurns(): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      either.throwIfAborted();
      await work(next.value, either);
    }
  }
  const turns = Array.from({ length: atATime }, () =>
    takeTurns().catch((error: unknown) => {
      // Aborting again keeps the first reason, which is the one to tell.
      failure.abort(error);
    }),
  );
  await Promise.all(turns);
  either.throwIfAborted();
}
