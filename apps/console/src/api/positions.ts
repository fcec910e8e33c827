/** Reads wait for what this page has written, so that nobody has to look twice whether it worked. */
export class WrittenPosition {
  #position: bigint | undefined;
  #until = 0;

  /** @param now milliseconds */
  remember(position: string | null, now: number): void {
    if (position === null || !/^\d{1,19}$/.test(position)) return;
    const written = BigInt(position);
    if (this.#position === undefined || written > this.#position) this.#position = written;
    this.#until = now + WAITED_FOR_MS;
  }

  /** What the next read asks for; undefined where nothing was written lately. */
  wanted(now: number): string | undefined {
    return this.#position === undefined || now > this.#until ? undefined : String(this.#position);
  }
}

/** Views are there within a second; what is behind for longer must not hold up each read. */
const WAITED_FOR_MS = 30_000;
