import { ProblemError, notSignedIn } from '../api/problem.js';

interface Waiting {
  /** Whose token was refused. */
  readonly subject: string | undefined;
  readonly writes: boolean;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** Requests whose token was refused. A read goes on with whatever token comes next; a write only for who has sent it, and while he still wants it. */
export class WaitingRequests {
  readonly #waiting = new Set<Waiting>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Resolves when it is to be sent again. @throws ProblemError where it was given up; the signal's reason */
  wait(subject: string | undefined, writes: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      const left = () => {
        this.#waiting.delete(waiting);
        reject(signal.reason as Error);
      };
      const ending =
        <Given extends unknown[]>(end: (...given: Given) => void) =>
        (...given: Given) => {
          this.#waiting.delete(waiting);
          signal.removeEventListener('abort', left);
          end(...given);
        };
      const waiting: Waiting = { subject, writes, resolve: ending(resolve), reject: ending(reject) };
      this.#waiting.add(waiting);
      signal.addEventListener('abort', left, { once: true });
    });
  }

  /** Somebody has signed in. */
  goOn(subject: string | undefined): void {
    for (const waiting of [...this.#waiting])
      if (waiting.writes && waiting.subject !== subject) waiting.reject(new ProblemError(notSignedIn));
      else waiting.resolve();
  }

  /** Nobody will sign in now. Reads go on waiting: what is shown is filled in once somebody does. */
  giveUpWrites(): void {
    for (const waiting of [...this.#waiting]) if (waiting.writes) waiting.reject(new ProblemError(notSignedIn));
  }
}
