import { type Searched, type Shop } from './open-shop.js';

/** What was acknowledged of commands: where it can be found, and what can be found there. */
export interface Acknowledged {
  readonly position: string;
  readonly skus: readonly string[];
}

/** Searches without rest for all that was acknowledged before, and demands that every answer has it. */
export class ConstantSearcher {
  readonly #done = new AbortController();
  readonly #searching: Promise<readonly Searched[]>;

  constructor(
    private readonly shop: Pick<Shop, 'search'>,
    private readonly word: string,
    private readonly acknowledged: () => Acknowledged,
  ) {
    this.#searching = this.#search();
    this.#searching.catch(() => undefined); // Told by `stop`.
  }

  /** @returns all answers, in order @throws Error where one of them lacks something */
  async stop(): Promise<readonly Searched[]> {
    this.#done.abort();
    return this.#searching;
  }

  async #search(): Promise<readonly Searched[]> {
    const answers: Searched[] = [];
    while (!this.#done.signal.aborted) {
      const { position, skus } = this.acknowledged();
      const answer = await this.shop.search(this.word, position);
      answers.push(answer);
      const missing = skus.filter((sku) => !answer.skus.includes(sku));
      if (answer.status !== 200 || missing.length > 0)
        throw new Error(`Search ${answers.length} (${answer.status}, degraded: ${answer.degraded}) lacks ${missing.join()}`);
    }
    return answers;
  }
}
