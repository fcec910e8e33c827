const POSITION = /^\d{1,19}$/;

/** Reads wait for what this page has written, so that nobody has to look twice whether it worked. */
export class WrittenPosition {
  #position: bigint | undefined;
  #until = 0;

  /** @param now milliseconds */
  remember(position: string | null, now: number): void {
    if (position === null || !POSITION.test(position)) return;
    const written = BigInt(position);
    if (this.#position === undefined || written > this.#position) this.#position = written;
    this.#until = now + WAITED_FOR_MS;
  }

  /** What the next read asks for: the later of what was written lately and what it asks for itself; null where there is neither. */
  wanted(now: number, asked: string | null = null): string | null {
    if (this.#position === undefined || now > this.#until) return asked;
    return asked === null || (POSITION.test(asked) && BigInt(asked) < this.#position) ? String(this.#position) : asked;
  }
}

/** Views are there within a second; what is behind for longer must not hold up each read. */
const WAITED_FOR_MS = 30_000;
