import { AsyncLocalStorage } from 'node:async_hooks';

const lines = new AsyncLocalStorage<{ readonly body: object }>();

/**
 * Has the work done as a line of a batch, whose budget has been waited for and spent already. Nothing in a request can say so of itself.
 * @param body of the line, read with it: it is not read once more
 */
export function asBatchLine<Result>(body: object, work: () => Result): Result {
  return lines.run({ body }, work);
}

/** What {@link asBatchLine} was given; undefined outside of it. */
export const batchLineBody = (): object | undefined => lines.getStore()?.body;

export function isBatchLine(): boolean {
  return lines.getStore() !== undefined;
}
