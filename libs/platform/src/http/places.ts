import { problem } from '../problems/problem.js';

/** How many may be taken at one time: by one caller, and by all of this process. */
export interface PlaceLimits {
  readonly own: number;
  /** By one without a token; the same as `own` where it is left out. */
  readonly anonymous?: number;
  readonly all: number;
}

/**
 * The places of one kind in this process: for whatever holds memory or a connection while nothing is being worked on. Nobody can take those of
 * others: who has all of his own is refused by himself, 429, and only when all are taken is everybody refused, 503.
 */
export class Places {
  readonly #taken = new Map<string, number>();
  #all = 0;

  /** @param what goes on there, in the plural, as a client is told: "bodies that are being read" */
  constructor(
    private readonly what: string,
    private readonly limits: PlaceLimits,
  ) {}

  get taken(): number {
    return this.#all;
  }

  /**
   * @returns gives the place back; once, however often it is called
   * @throws Problem too-many-requests, overloaded
   */
  take(caller: string, isAnonymous: boolean): () => void {
    const { own, anonymous = own, all } = this.limits;
    const limit = isAnonymous ? anonymous : own;
    const taken = this.#taken.get(caller) ?? 0;
    if (taken >= limit) throw problem('too-many-requests', `You have ${limit} ${this.what}, and that is all that one caller may have.`);
    if (this.#all >= all) throw problem('overloaded', `There are ${all} ${this.what}, and that is all that this process takes.`);
    this.#taken.set(caller, taken + 1);
    this.#all++;
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#all--;
      const left = (this.#taken.get(caller) ?? 0) - 1;
      if (left > 0) this.#taken.set(caller, left);
      else this.#taken.delete(caller);
    };
  }
}
