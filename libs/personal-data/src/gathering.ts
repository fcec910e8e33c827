interface Waiting<Answer> {
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Most that are asked for at once. */
const MOST = 500;

/**
 * Asks for many at once what single callers ask for at about the same time. While one group is under way the next one gathers, so groups grow with
 * the load and a lone caller waits for nobody. Nobody joins a group once it is under way, not even for what is being asked in it: what a caller is
 * answered was read after he came.
 */
export class Gathering<Answer> {
  #waiting = new Map<string, Waiting<Answer>[]>();
  #running = false;

  /** @param work the answers by what was asked, in rising order and once each; where it rejects, all of the group fail with that error */
  constructor(private readonly work: (asked: readonly string[]) => Promise<ReadonlyMap<string, Answer>>) {}

  /** @returns undefined where the work has no answer */
  ask(asked: string): Promise<Answer | undefined> {
    return new Promise((resolve, reject) => {
      const others = this.#waiting.get(asked);
      if (others === undefined) this.#waiting.set(asked, [{ resolve, reject }]);
      else others.push({ resolve, reject });
      if (this.#running) return;
      this.#running = true;
      void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    // Callers that were answered together come back together: let them all in before the group leaves.
    for (await turn(); this.#waiting.size > 0; await turn()) await this.#answer(this.#take());
    this.#running = false;
  }

  #take(): ReadonlyMap<string, readonly Waiting<Answer>[]> {
    const group = new Map([...this.#waiting].slice(0, MOST));
    for (const asked of group.keys()) this.#waiting.delete(asked);
    return group;
  }

  async #answer(group: ReadonlyMap<string, readonly Waiting<Answer>[]>): Promise<void> {
    try {
      const answers = await this.work([...group.keys()].sort());
      for (const [asked, callers] of group) for (const { resolve } of callers) resolve(answers.get(asked));
    } catch (error) {
      for (const callers of group.values()) for (const { reject } of callers) reject(error);
    }
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
