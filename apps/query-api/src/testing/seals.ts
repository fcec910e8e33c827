import { randomUUID } from 'node:crypto';
import { createLogger } from '#platform/logging/logger';
import { KeyVault } from '#personal-data/key-vault';
import { migrateKeyVault } from '#personal-data/schema';
import { seal } from '#personal-data/sealing';
import { MASTER_KEY } from './running-query-api.js';

/** Seals and erases as the write side does. */
export class Seals {
  readonly vault: KeyVault;

  private constructor(url: string) {
    this.vault = new KeyVault({ url, masterKey: MASTER_KEY }, createLogger('seals', 'silent'));
  }

  static async open(url: string): Promise<Seals> {
    await migrateKeyVault(url);
    return new Seals(url);
  }

  /** @param path what the names of the fields begin with where they are sealed */
  async seal<Fields extends Readonly<Record<string, string>>>(subject: string, fields: Fields, path = ''): Promise<Fields> {
    const key = await this.vault.keyFor(subject);
    return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, seal(key, path + name, text)])) as Fields;
  }

  async erase(subject: string): Promise<void> {
    await this.vault.destroy(subject, { position: 1n, id: randomUUID() }, 0n);
  }

  async close(): Promise<void> {
    await this.vault.close();
  }
}
