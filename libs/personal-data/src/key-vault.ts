import { randomBytes } from 'node:crypto';
import { ConfigError } from '#platform/config/config';
import { type Logger } from '#platform/logging/logger';
import { type ErasureMarker, type ErasureProgress } from './erasures.js';
import { KeyDestroyed, KeysMissing, KeyUnreadable } from './errors.js';
import { MasterKey } from './master-key.js';
import { Grouped } from '#postgres/grouped';
import { KeyQueries, type KeySettings } from './key-queries.js';
import { type PersonalKey, personalKey } from './sealing.js';
import { UnwrappedKeys } from './unwrapped-keys.js';

const KEY_BYTES = 32;

export interface VaultSettings extends KeySettings {
  readonly masterKey: string;
}

/** What is stored outside the keys, by which it is told whether they are there. */
export interface StoredTrace {
  /** Whether there are events at all. */
  readonly events: boolean;
  /** Subjects whose data was sealed last and who were not erased since. */
  readonly sealed: readonly string[];
}

/** A key that can be used, or the tombstone of one. */
export type FoundKey = PersonalKey | 'destroyed';

/**
 * The keys of personal data: one per person, kept in PostgreSQL, wrapped by the master key. Each is looked for there whenever it is needed, by one statement
 * for all who need one at the time: a key that is destroyed is gone for every process at once.
 *
 * Every method may throw KeysUnavailable, and ConfigError where the master key is not the one that the stored keys are wrapped with.
 */
export class KeyVault {
  readonly #queries: KeyQueries;
  readonly #masterKey: MasterKey;
  /** Bytes of a key, or null where it was destroyed, of whoever needs one. */
  readonly #needed = new Grouped<string, ReadonlyMap<string, Buffer | null>>((subjects) => this.#readOrMake(subjects.toSorted()));
  readonly #stored = new Grouped<string, ReadonlyMap<string, Buffer | null>>((subjects) => this.#queries.readAll(subjects));
  readonly #unwrappedKeys = new UnwrappedKeys();
  /** Whether the keys were seen to be there. */
  #known = false;

  constructor(settings: VaultSettings, logger: Logger) {
    this.#queries = new KeyQueries(settings, logger);
    this.#masterKey = new MasterKey(settings.masterKey);
  }

  /** The subject's key, which is made where there was none. @throws KeyDestroyed, KeyUnreadable */
  async keyFor(subject: string): Promise<PersonalKey> {
    // Before the first key is made or opened: one wrapped by a wrong master key would be lost with it.
    if (!this.#known) await this.claim();
    const wrapped = (await this.#needed.ask([subject])).get(subject);
    if (wrapped == null) throw new KeyDestroyed(subject);
    return this.#unwrapped(subject, wrapped);
  }

  /** @param subjects in rising order, so that no two processes that make keys of the same subjects wait for each other */
  async #readOrMake(subjects: readonly string[]): Promise<ReadonlyMap<string, Buffer | null>> {
    const found = await this.#queries.readAll(subjects);
    const missing = subjects.filter((subject) => !found.has(subject));
    if (missing.length === 0) return found;
    await this.#queries.insertAll(missing.map((subject) => [subject, this.#masterKey.wrap(subject, randomBytes(KEY_BYTES))]));
    // Another process may have been first: whatever stands there counts.
    return new Map([...found, ...(await this.#queries.readAll(missing))]);
  }

  /** What there is for the subjects. One that is not in the answer has no key: it was never made, or it is missing. @throws KeyUnreadable */
  async find(subjects: Iterable<string>): Promise<ReadonlyMap<string, FoundKey>> {
    const asked = new Set(subjects);
    if (asked.size === 0) return new Map();
    if (!this.#known) await this.check();
    const stored = await this.#stored.ask(asked);
    const found = new Map<string, FoundKey>();
    for (const subject of asked) {
      const wrapped = stored.get(subject);
      if (wrapped === null) this.#unwrappedKeys.forget(subject);
      if (wrapped !== undefined) found.set(subject, wrapped === null ? 'destroyed' : this.#unwrapped(subject, wrapped));
    }
    return found;
  }

  /** Whether there is a key for the subject, or ever was one. */
  async knows(subject: string): Promise<boolean> {
    return (await this.#queries.read(subject)) !== undefined;
  }

  /**
   * Makes everything sealed with the subject's key unreadable for good, and notes how far the erasing events are done, as {@link passed} does. Harmless
   * when repeated.
   * @param by the erasing event
   * @param from where the reader of the erasing events stood before it
   */
  async destroy(subject: string, by: ErasureMarker, from: bigint): Promise<void> {
    await this.#queries.destroy(subject, by, from);
  }

  /** Subjects whose key was destroyed and of whose erasure no event was found since the erasures were last sent back to the beginning. */
  unexplained(): Promise<readonly string[]> {
    return this.#queries.unexplained();
  }

  /** Every erasing event up to here has had its effect on the keys as they are now. */
  progress(): Promise<ErasureProgress> {
    return this.#queries.progress();
  }

  /**
   * Notes that every erasing event between two places has had its effect. Changes nothing where the progress is not between them: it is further, or
   * was set back meanwhile.
   */
  async passed(from: bigint, to: ErasureMarker): Promise<void> {
    await this.#queries.moveProgress(from, to);
  }

  /** See {@link resetErasures}. */
  async resetErasures(): Promise<void> {
    await this.#queries.resetErasures();
  }

  /**
   * For the start: refuses keys that are not those of what is stored. One database that holds all, put back as a whole, is never refused.
   * @throws KeysMissing
   */
  async refuseMissing({ events, sealed }: StoredTrace): Promise<void> {
    if (!(await this.#queries.areThere())) {
      if (events) throw new KeysMissing('in which no key was ever made, beside stored events');
      return;
    }
    const without = await this.#queries.countWithout(sealed);
    if (without > 0) throw new KeysMissing(`without the keys of ${without} of the ${sealed.length} persons whose data was sealed last`);
  }

  /** For the start of a process that makes keys, before the first one: writes down which master key is theirs. @throws ConfigError */
  async claim(): Promise<void> {
    this.#refuseOther(await this.#queries.masterKeyCheck(this.#masterKey.makeCheck()));
  }

  /** How many keys were made and are not there any more, by their number on each day. */
  lost(): Promise<number> {
    return this.#queries.lost();
  }

  /** Throws unless the keys can be reached and the master key is theirs. Keys that were there once and are gone are told as KeysMissing. */
  async check(): Promise<void> {
    const stored = await this.#queries.readMasterKeyCheck();
    if (stored === undefined && this.#known) throw new KeysMissing('in which there are no keys any more');
    if (stored !== undefined) this.#refuseOther(stored);
  }

  #refuseOther(check: Buffer): void {
    if (!this.#masterKey.isOf(check)) {
      throw new ConfigError(
        'MASTER_KEY',
        'is not the key that the stored keys of personal data are wrapped with: put back the one that belongs to them',
      );
    }
    this.#known = true;
  }

  async close(): Promise<void> {
    this.#unwrappedKeys.close();
    await this.#queries.close();
  }

  #unwrapped(subject: string, wrapped: Buffer): PersonalKey {
    return this.#unwrappedKeys.get(subject, wrapped, () => {
      const secret = this.#masterKey.unwrap(subject, wrapped);
      if (secret === undefined) throw new KeyUnreadable(subject);
      return personalKey(subject, secret);
    });
  }
}
