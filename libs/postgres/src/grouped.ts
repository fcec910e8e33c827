/** How many are asked for in one statement at most, so that none is long. */
const MOST_KEYS = 500;
/** One is worked on while the next one is gathered, and one more keeps the server busy meanwhile. */
const UNDER_WAY = 2;

interface Group<Key, Found> {
  readonly keys: Set<Key>;
  readonly found: PromiseWithResolvers<Found>;
}

/**
 * Has what many ask for at the same time read by one statement. Nobody joins a statement that has been sent: what is read is always from after the
 * asking. Where a statement fails, all who wait for it are told.
 */
export class Grouped<Key, Found> {
  #next: Group<Key, Found> | undefined;
  #underWay = 0;

  /** @param read what there is for all of the keys, in one statement */
  constructor(private readonly read: (keys: readonly Key[]) => Promise<Found>) {}

  /** @returns what was found for these keys, and for those of others */
  ask(keys: Iterable<Key>): Promise<Found> {
    let group = this.#next;
    if (group === undefined || group.keys.size >= MOST_KEYS) {
      if (group !== undefined) this.#send(group);
      this.#next = group = { keys: new Set(), found: Promise.withResolvers<Found>() };
      // Whoever comes in the same turn of the event loop comes along.
      if (this.#underWay < UNDER_WAY) setImmediate(() => this.#sendNext());
    }
    for (const key of keys) group.keys.add(key);
    return group.found.promise;
  }

  #sendNext(): void {
    if (this.#next === undefined || this.#underWay >= UNDER_WAY) return;
    this.#send(this.#next);
  }

  #send(group: Group<Key, Found>): void {
    if (this.#next === group) this.#next = undefined;
    this.#underWay++;
    Promise.resolve([...group.keys])
      .then(this.read)
      .then(group.found.resolve, group.found.reject)
      .finally(() => {
        this.#underWay--;
        this.#sendNext();
      });
  }
}
