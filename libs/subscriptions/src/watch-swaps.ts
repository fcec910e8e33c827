import { type ConsumerLogger, type Generation } from './consumer-group-options.js';

/** Tells of every swap, whoever did it: a rebuild, a rollback, a person at a terminal. */
export class SwapWatch {
  #live: ReadonlyMap<string, number> | undefined;

  constructor(private readonly logger: Pick<ConsumerLogger, 'info'>) {}

  /** To be called with all that wants feeding, again and again. */
  look(generations: readonly Generation[]): void {
    const before = this.#live;
    const live = generations.filter(({ state }) => state === 'live');
    this.#live = new Map([...(before ?? []), ...live.map(({ name, generation }) => [name, generation] as const)]);
    for (const { name, generation, position } of live) {
      const from = before?.get(name);
      if (from === undefined || from === generation) continue;
      this.logger.info({ follower: name, from, to: generation, position: position.toString() }, 'readers see another generation now');
    }
  }
}
