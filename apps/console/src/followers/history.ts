/** How much of it is kept: the last quarter of an hour. */
const KEPT_MS = 900_000;
/** A longer gap, such as that of a hidden tab, has no rate. */
const LONGEST_GAP_MS = 30_000;

export interface Rates {
  /** Seconds since 1970. */
  readonly at: readonly number[];
  /** A second; null where it is not known. */
  readonly values: readonly (number | null)[];
}

interface Sample {
  readonly ms: number;
  readonly count: number;
}

/** What counters did lately, out of looks at them: as far as this page has looked. */
export class History {
  readonly #samples = new Map<string, Sample[]>();

  add(counts: Readonly<Record<string, number>>, ms: number): void {
    for (const [name, count] of Object.entries(counts)) {
      const samples = this.#samples.get(name) ?? [];
      // A counter that has gone back is another one: a rebuild's, a process's that was started anew.
      if (count < (samples.at(-1)?.count ?? 0)) samples.length = 0;
      samples.push({ ms, count });
      while ((samples[0]?.ms ?? ms) < ms - KEPT_MS) samples.shift();
      this.#samples.set(name, samples);
    }
    for (const name of this.#samples.keys()) if (!(name in counts)) this.#samples.delete(name);
  }

  rates(name: string): Rates {
    const samples = this.#samples.get(name) ?? [];
    const at: number[] = [];
    const values: (number | null)[] = [];
    for (const [index, { ms, count }] of samples.entries()) {
      const before = samples[index - 1];
      if (before === undefined) continue;
      at.push(ms / 1_000);
      values.push(ms - before.ms > LONGEST_GAP_MS || ms === before.ms ? null : ((count - before.count) * 1_000) / (ms - before.ms));
    }
    return { at, values };
  }
}
