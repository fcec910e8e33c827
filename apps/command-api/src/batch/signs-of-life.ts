/** Before an answer, white space is nothing: it belongs to the same line. */
const SIGN = ' ';

/**
 * Gives a sign of life whenever there was no answer for so long although one is owed, as while a line waits for its budget: gateways, clients and this
 * process itself take a connection on which nothing moves for dead.
 */
export async function* withSignsOfLife(answers: AsyncGenerator<string>, everyMs: number, isOwed: () => boolean): AsyncGenerator<string> {
  let next = answers.next();
  try {
    for (;;) {
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, everyMs, undefined);
      const result = await Promise.race([next, late]).finally(() => clearTimeout(timer));
      if (result === undefined) {
        if (isOwed()) yield SIGN;
      } else {
        if (result.done === true) return;
        yield result.value;
        next = answers.next();
      }
    }
  } finally {
    next.catch(() => undefined); // Nobody wants it any more.
    void answers.return(undefined).catch(() => undefined);
  }
}
