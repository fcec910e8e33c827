import { type Clock } from '../pace.js';

/** A clock that stands still until it is moved, and knows who waits for it. */
export class CountedClock implements Clock {
  /** Lengths of the pauses that were asked for, in milliseconds. */
  readonly pauses: number[] = [];
  #now = 0;
  #waiting: { readonly until: number; readonly wake: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.pauses.push(milliseconds);
    return new Promise((wake) => {
      this.#waiting.push({ until: this.#now + milliseconds, wake });
      signal.addEventListener('abort', () => wake(), { once: true });
    });
  }

  move(milliseconds: number): void {
    this.#now += milliseconds;
    const over = this.#waiting.filter(({ until }) => until <= this.#now);
    this.#waiting = this.#waiting.filter(({ until }) => until > this.#now);
    for (const { wake } of over) wake();
  }
}
