import { problem } from '../problems/problem.js';
import { Places } from './places.js';

/** Requests that are being worked on. Whoever only waits, sends or listens is not among them. */
class Slots {
  #taken = 0;

  constructor(private readonly limit: number) {}

  get taken(): number {
    return this.#taken;
  }

  /** @throws Problem overloaded */
  take(): void {
    if (this.#taken >= this.limit) throw problem('overloaded', 'Too many requests are being worked on.');
    this.#taken++;
  }

  /** For one that has waited: it was let in before, and is not sent away now. */
  takeAgain(): void {
    this.#taken++;
  }

  giveBack(): void {
    this.#taken--;
  }
}

/** What one process takes at one time. */
export class Capacity {
  readonly slots: Slots;
  readonly bodies = new Places('bodies that are being sent', { own: 64, all: 512 });
  readonly batches = new Places('batches', { own: 4, all: 32 });
  readonly streams = new Places('streams', { own: 20, all: 300 });
  readonly waits = new Places('requests that wait for a position', { own: 50, anonymous: 20, all: 500 });

  constructor(maxInFlight: number) {
    this.slots = new Slots(maxInFlight);
  }
}
