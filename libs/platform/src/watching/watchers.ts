/** `quiet`: nothing for so long. `ended`: the watcher has gone, or is to go. */
export type Rest = 'quiet' | 'ended';

export interface Watcher<Watched, News> {
  readonly watched: Watched;
  readonly wake: (news: News | Rest) => void;
}

/** Those who wait for news of something, each until there is some, for so long at most. */
export class Watchers<Watched, News> implements Iterable<Watcher<Watched, News>> {
  readonly #waiting = new Set<Watcher<Watched, News>>();
  #stopped = false;

  get size(): number {
    return this.#waiting.size;
  }
  get stopped(): boolean {
    return this.#stopped;
  }

  [Symbol.iterator](): Iterator<Watcher<Watched, News>> {
    return this.#waiting.values();
  }

  /** @param begin called once the watcher is among those who wait, to look whether there is something already */
  async next(watched: Watched, quietAfterMs: number, signal: AbortSignal, begin: () => void): Promise<News | Rest> {
    if (signal.aborted || this.#stopped) return 'ended';
    const { promise, resolve } = Promise.withResolvers<News | Rest>();
    const watcher: Watcher<Watched, News> = { watched, wake: resolve };
    const timer = setTimeout(resolve, quietAfterMs, 'quiet');
    const end = () => resolve('ended');
    signal.addEventListener('abort', end, { once: true });
    this.#waiting.add(watcher);
    try {
      begin();
      return await promise;
    } finally {
      this.#waiting.delete(watcher);
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  /** Tells all who wait that they are to go; they may come again. */
  dismiss(): void {
    for (const { wake } of this.#waiting) wake('ended');
  }

  /** The same, and nobody can come again. */
  stop(): void {
    this.#stopped = true;
    this.dismiss();
  }
}
