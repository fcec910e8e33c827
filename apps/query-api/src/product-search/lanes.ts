import { problem } from '#platform/problems/problem';

/** As long as a statement may take. */
const PATIENCE_MS = 5_000;

/**
 * Connections that searches use at one time. A search takes several statements, and long ones: without a bound a few dozen of them would keep
 * everybody, themselves included, waiting for connections in vain. Who comes when all are in use waits for his turn, in the order of coming.
 */
export class Lanes {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(
    lanes: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.#free = lanes;
  }

  /**
   * Does the work in a lane of its own: one statement after another.
   * @param signal aborts when nobody waits for the answer any more
   * @throws Problem overloaded, where its turn does not come in time
   */
  async through<Answer>(signal: AbortSignal, work: () => Promise<Answer>): Promise<Answer> {
    if (this.#free > 0) this.#free--;
    else await this.#turn(signal);
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  /** For who is in a lane: both pieces of work at once where another lane is free, else one after the other. */
  async both<One, Other>(one: () => Promise<One>, other: () => Promise<Other>): Promise<[One, Other]> {
    if (this.#free === 0) return [await one(), await other()];
    this.#free--;
    return Promise.all([one(), other().finally(() => this.#leave())]);
  }

  #leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) this.#free++;
    else next();
  }

  /** Until a lane is handed over. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        this.#waiting.delete(enter);
        signal.removeEventListener('abort', giveUp);
        clearTimeout(patience);
      };
      const enter = () => {
        end();
        resolve();
      };
      const giveUp = () => {
        end();
        reject(problem('overloaded', 'Too many searches are being worked on.'));
      };
      const patience = setTimeout(giveUp, this.patienceMs);
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(enter);
      if (signal.aborted) giveUp();
    });
  }
}
