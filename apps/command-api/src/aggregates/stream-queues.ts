/** Most commands that are decided together; a longer queue is worked off in several rounds. */
const MAX_ROUND = 256;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of one item of a round. */
export type Settled<Result> = { readonly result: Result } | { readonly error: unknown };

/**
 * One queue per stream. While one round of a stream is being worked on, what arrives gathers and makes the next round; other streams
 * go on beside it. A hot stream thus costs one append a round instead of a storm of conflicts.
 */
export class StreamQueues<Item, Result> {
  readonly #queues = new Map<string, Waiting<Item, Result>[]>();
  readonly #work: (stream: string, items: readonly Item[]) => Promise<readonly Settled<Result>[]>;

  /** @param work settles every item of a round, in order; if it rejects, all of the round fail with that error */
  constructor(work: (stream: string, items: readonly Item[]) => Promise<readonly Settled<Result>[]>) {
    this.#work = work;
  }

  /** How many wait for the round before theirs. */
  get waiting(): number {
    let items = 0;
    for (const queue of this.#queues.values()) items += queue.length;
    return items;
  }

  add(stream: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const waiting = { item, resolve, reject };
      const queue = this.#queues.get(stream);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const started = [waiting];
      this.#queues.set(stream, started);
      void this.#drain(stream, started);
    });
  }

  async #drain(stream: string, queue: Waiting<Item, Result>[]): Promise<void> {
    while (queue.length > 0) {
      const round = queue.splice(0, MAX_ROUND);
      try {
        const settled = await this.#work(
          stream,
          round.map(({ item }) => item),
        );
        round.forEach(({ resolve, reject }, index) => {
          const outcome = settled[index];
          if (outcome !== undefined && 'result' in outcome) resolve(outcome.result);
          else reject(outcome?.error);
        });
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
      // Those just answered may come back at once: let them join the next round.
      if (round.length > 1 && queue.length === 0) await new Promise(setImmediate);
    }
    this.#queues.delete(stream);
  }
}
