import { type Logger } from '#platform/logging/logger';
import { KeyVault, type VaultSettings } from './key-vault.js';
import { migrateKeyVault } from './schema.js';

/**
 * The key vault of a process that makes keys: its schema is there, and the master key is the right one.
 * @throws ConfigError naming the master key; KeysUnavailable, or the driver's error when the database cannot be reached
 */
export async function openKeyVault(settings: VaultSettings, logger: Logger): Promise<KeyVault> {
  await migrateKeyVault(settings.url);
  const vault = new KeyVault(settings, logger);
  try {
    await vault.check();
  } catch (error) {
    await vault.close();
    throw error;
  }
  return vault;
}
