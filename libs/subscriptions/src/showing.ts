/** At most so often what was written is made visible; while readers are far behind anyway, more seldom. */
const EVERY_MS = 200;
const EVERY_MS_BEHIND = 1_000;

/** When a follower whose acts are seen only later shows them: at once after a rest, and never too often. */
export class Showing {
  #pending = false;
  #behind = false;
  #shownAt = -Infinity;
  #due = Promise.withResolvers<'show'>();
  #timer: NodeJS.Timeout | undefined;

  /** Whether something was written that readers do not see. */
  get pending(): boolean {
    return this.#pending;
  }

  /** @param caughtUp whether there is nothing left to write */
  wrote(caughtUp: boolean): void {
    this.#pending = true;
    this.#behind = !caughtUp;
    clearTimeout(this.#timer);
    const leftMs = this.#shownAt + (this.#behind ? EVERY_MS_BEHIND : EVERY_MS) - performance.now();
    if (leftMs <= 0) this.#due.resolve('show');
    else this.#timer = setTimeout(() => this.#due.resolve('show'), leftMs);
  }

  /** Resolves when it is time. */
  get due(): Promise<'show'> {
    return this.#due.promise;
  }

  get isDue(): boolean {
    return this.#pending && performance.now() >= this.#shownAt + (this.#behind ? EVERY_MS_BEHIND : EVERY_MS);
  }

  /** It is being done, or there is nothing to be done any more. */
  done(): void {
    clearTimeout(this.#timer);
    this.#pending = false;
    this.#shownAt = performance.now();
    this.#due = Promise.withResolvers<'show'>();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
