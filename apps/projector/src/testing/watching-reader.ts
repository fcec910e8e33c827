import { type IndexRoom } from './index-room.js';

/** What a reader has seen in all. */
export interface Watched {
  readonly readings: number;
  /** Names of the indexes that it has searched, in order. */
  readonly usedIndexes: readonly string[];
}

/**
 * Reads the product index as the query API does, without rest, and demands that whatever it has seen once is there ever after, in the same state or a
 * later one. While readers are told to do without the index, it does.
 */
export class WatchingReader {
  readonly #done = new AbortController();
  readonly #watching: Promise<Watched>;

  constructor(private readonly room: IndexRoom) {
    this.#watching = this.#watch();
    this.#watching.catch(() => undefined); // Told by `stop`.
  }

  /** @throws Error where it has seen less, or something older, than before */
  async stop(): Promise<Watched> {
    this.#done.abort();
    return this.#watching;
  }

  async #watch(): Promise<Watched> {
    const seen = new Map<string, bigint>();
    const usedIndexes: string[] = [];
    let readings = 0;
    let told = 0n;
    while (!this.#done.signal.aborted) {
      const shown = await this.room.shown();
      const { usable, index, position } = shown;
      const documents = usable ? await this.room.documents(shown) : undefined;
      if (documents === undefined) continue;
      if (position < told) throw new Error(`Readers were told ${told}, and then ${position} in ${index}`);
      told = position;
      readings++;
      if (usedIndexes.at(-1) !== index) usedIndexes.push(index);
      const found = new Map([...documents.keys()].map((key) => [key.split('@')[0] as string, BigInt(key.split('@')[1] as string)]));
      for (const [sku, version] of seen) {
        const now = found.get(sku);
        if (now === undefined) throw new Error(`${sku} is missing in ${index}, having been there at ${version}`);
        if (now < version) throw new Error(`${sku} is of ${now} in ${index}, having been of ${version}`);
      }
      for (const [sku, version] of found) seen.set(sku, version);
    }
    return { readings, usedIndexes };
  }
}
