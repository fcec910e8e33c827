import { pause } from '#postgres/backoff';

/** The time and the timer of whoever keeps a pace. */
export interface Clock {
  /** Milliseconds that only ever rise. */
  now(): number;
  /** Ends early, without an error, when the signal aborts. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const realClock: Clock = { now: () => performance.now(), pause };
const never = new AbortController().signal;

/** Lets go at once what comes after a rest, without a timer, and what comes sooner together, so long after the last. */
export class Pace {
  #due = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly everyMs: number,
    private readonly clock: Clock = realClock,
  ) {}

  /** Resolves once the next may go, or the signal aborts. */
  async due(signal = never): Promise<void> {
    const restMs = this.#due - this.clock.now();
    if (restMs > 0) await this.clock.pause(restMs, signal);
  }

  /** Something goes now. */
  go(): void {
    this.#due = this.clock.now() + this.everyMs;
  }
}
