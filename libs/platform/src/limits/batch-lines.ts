import { AsyncLocalStorage } from 'node:async_hooks';

const lines = new AsyncLocalStorage<true>();

/** Has the work done as a line of a batch, whose budget has been waited for and spent already. Nothing in a request can say so of itself. */
export function asBatchLine<Result>(work: () => Result): Result {
  return lines.run(true, work);
}

export function isBatchLine(): boolean {
  return lines.getStore() === true;
}
