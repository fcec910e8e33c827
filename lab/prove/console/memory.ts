import { readFile } from 'node:fs/promises';
import { median } from '../../bench/statistics.js';

const MEBIBYTE = 1_048_576;
const EVERY_MS = 1_000;
/** What the last part of a run may need more than the one after the warm-up: the heap breathes, and what leaks grows on and on. */
const TOLERATED = 0.15;
const PARTS = 5;

export interface Weighed {
  /** In MiB, medians of the parts of the run. */
  readonly parts: readonly number[];
  readonly isFlat: boolean;
}

/** Weighs a process until it is told to stop. Undefined where the system does not tell. */
export class Scales {
  readonly #weights: number[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => void this.#weigh(pid), EVERY_MS);
  }

  stop(): Weighed | undefined {
    clearInterval(this.#timer);
    const length = Math.floor(this.#weights.length / PARTS);
    if (length === 0) return undefined;
    const parts = Array.from({ length: PARTS }, (_, part) => median(this.#weights.slice(part * length, (part + 1) * length)));
    // The first part fills caches and compiles.
    const [, early = 0] = parts;
    const late = parts.at(-1) ?? 0;
    return { parts, isFlat: late <= early * (1 + TOLERATED) };
  }

  async #weigh(pid: number): Promise<void> {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
    if (kibibytes !== undefined) this.#weights.push((Number(kibibytes) * 1_024) / MEBIBYTE);
  }
}
