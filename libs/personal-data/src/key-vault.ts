import { randomBytes } from 'node:crypto';
import { ConfigError } from '#platform/config/config';
import { type Logger } from '#platform/logging/logger';
import { KeyDestroyed, KeyUnreadable } from './errors.js';
import { MasterKey } from './master-key.js';
import { KeyQueries, type KeySettings } from './key-queries.js';
import { type PersonalKey, personalKey } from './sealing.js';

const KEY_BYTES = 32;

export interface VaultSettings extends KeySettings {
  readonly masterKey: string;
}

/**
 * The keys of personal data: one per person, kept in PostgreSQL, wrapped by the master key. Nothing is cached: a key that is destroyed is gone for
 * every process at once.
 *
 * Every method may throw KeysUnavailable, and ConfigError where the master key is not the one that the stored keys are wrapped with.
 */
export class KeyVault {
  readonly #queries: KeyQueries;
  readonly #masterKey: MasterKey;
  #checked: Promise<void> | undefined;

  constructor(settings: VaultSettings, logger: Logger) {
    this.#queries = new KeyQueries(settings, logger);
    this.#masterKey = new MasterKey(settings.masterKey);
  }

  /** The subject's key, which is made where there was none. @throws KeyDestroyed, KeyUnreadable */
  async keyFor(subject: string): Promise<PersonalKey> {
    await this.#checkOnce();
    const made = async () => {
      await this.#queries.insert(subject, this.#masterKey.wrap(subject, randomBytes(KEY_BYTES)));
      return this.#queries.read(subject); // Another process may have been first: whatever stands there counts.
    };
    const stored = (await this.#queries.read(subject)) ?? (await made());
    if (stored?.wrapped == null) throw new KeyDestroyed(subject);
    return this.#unwrapped(subject, stored.wrapped);
  }

  /** The living keys among those of the subjects. @throws KeyUnreadable */
  async find(subjects: Iterable<string>): Promise<ReadonlyMap<string, PersonalKey>> {
    const asked = [...new Set(subjects)];
    if (asked.length === 0) return new Map();
    await this.#checkOnce();
    const stored = await this.#queries.readLiving(asked);
    return new Map(stored.map(({ subject, wrapped }) => [subject, this.#unwrapped(subject, wrapped)]));
  }

  /** Whether there is a key for the subject, or ever was one. */
  async knows(subject: string): Promise<boolean> {
    return (await this.#queries.read(subject)) !== undefined;
  }

  /**
   * Makes everything sealed with the subject's key unreadable for good, and notes how far the erasing events are done. Harmless when repeated.
   * @param position of the erasing event; everything before it must have had its effect
   */
  async destroy(subject: string, position: bigint): Promise<void> {
    await this.#queries.destroy(subject, position);
  }

  /** Every erasing event up to here has had its effect on the keys as they are now. */
  progress(): Promise<bigint> {
    return this.#queries.progress();
  }

  /** Notes that there is no erasing event left up to the position. */
  async passed(position: bigint): Promise<void> {
    await this.#queries.moveProgress(position);
  }

  /** Throws unless the keys can be reached and the master key is theirs. */
  async check(): Promise<void> {
    const stored = await this.#queries.masterKeyCheck(this.#masterKey.makeCheck());
    if (!this.#masterKey.isOf(stored)) {
      throw new ConfigError(
        'MASTER_KEY',
        'is not the key that the stored keys of personal data are wrapped with: put back the one that belongs to them',
      );
    }
  }

  async close(): Promise<void> {
    await this.#queries.close();
  }

  /** Before the first key is made or opened: a key wrapped by a wrong master key would be lost with it. */
  async #checkOnce(): Promise<void> {
    this.#checked ??= this.check();
    try {
      await this.#checked;
    } catch (error) {
      this.#checked = undefined;
      throw error;
    }
  }

  #unwrapped(subject: string, wrapped: Buffer): PersonalKey {
    const secret = this.#masterKey.unwrap(subject, wrapped);
    if (secret === undefined) throw new KeyUnreadable(subject);
    return personalKey(subject, secret);
  }
}
