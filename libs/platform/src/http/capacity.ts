import { problem } from '../problems/problem.js';
import { Places } from './places.js';

/**
 * Requests that are being worked on. Whoever only waits, sends or listens is not among them. Nobody is kept from taking all of them while no others
 * come; once they are taken, those who hold half of them or more are refused by themselves, 429, and all others by the process, 503.
 */
class Slots {
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(private readonly limit: number) {}

  get taken(): number {
    return this.#all;
  }

  /** @throws Problem too-many-requests, overloaded */
  take(caller: string): void {
    if (this.#all >= this.limit) {
      const own = this.#taken.get(caller) ?? 0;
      if (own * 2 >= this.limit)
        throw problem('too-many-requests', `${own} requests of yours are being worked on, and there is no room for more.`);
      throw problem('overloaded', 'Too many requests are being worked on.');
    }
    this.takeAgain(caller);
  }

  /** For one that has waited: it was let in before, and is not sent away now. */
  takeAgain(caller: string): void {
    this.#taken.set(caller, (this.#taken.get(caller) ?? 0) + 1);
    this.#all++;
  }

  giveBack(caller: string): void {
    const left = (this.#taken.get(caller) ?? 0) - 1;
    if (left > 0) this.#taken.set(caller, left);
    else this.#taken.delete(caller);
    this.#all--;
  }
}

/** What one process takes at one time. */
export class Capacity {
  readonly slots: Slots;
  readonly bodies = new Places('bodies that are being sent', { own: 64, all: 512 });
  readonly batches = new Places('batches', { own: 4, all: 32 });
  readonly streams = new Places('streams', { own: 20, all: 300 });
  readonly waits = new Places('requests that wait for a position', { own: 50, anonymous: 20, all: 500 });

  /** Told how long each wait for a position took, in seconds; set by whoever measures it. */
  waited: (seconds: number) => void = () => undefined;

  constructor(maxInFlight: number) {
    this.slots = new Slots(maxInFlight);
  }
}
