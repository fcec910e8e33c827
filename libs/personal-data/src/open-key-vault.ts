import { type Logger } from '#platform/logging/logger';
import { KeysMissing, KeysUnavailable } from './errors.js';
import { KeyVault, type StoredTrace, type VaultSettings } from './key-vault.js';
import { migrateKeyVault } from './schema.js';

export interface KeyVaultSettings extends VaultSettings {
  /** What to do where the keys are not those of what is stored. */
  readonly missing: 'refuse' | 'accept';
}

/**
 * The key vault of a process that makes keys: its schema is there, the master key is the right one, and the keys are those of what is stored.
 * @param stored looks outside the keys; asked before anything is made, for what is looked at may be the wrong database
 * @throws ConfigError naming the master key; KeysMissing; the driver's error when the database cannot be reached
 */
export async function openKeyVault(settings: KeyVaultSettings, stored: () => Promise<StoredTrace>, logger: Logger): Promise<KeyVault> {
  const vault = new KeyVault(settings, logger);
  try {
    await refuseMissingKeys(vault, settings.missing, stored, logger);
    await migrateKeyVault(settings.url);
    await vault.claim();
    const lost = await vault.lost();
    if (lost > 0) logger.error({ lost }, 'keys of personal data that were made here are not there any more');
  } catch (error) {
    await vault.close();
    throw error instanceof KeysUnavailable ? (error.cause ?? error) : error;
  }
  return vault;
}

/** @throws KeysMissing, unless a person has accepted that */
export async function refuseMissingKeys(
  vault: KeyVault,
  missing: KeyVaultSettings['missing'],
  stored: () => Promise<StoredTrace>,
  logger: Logger,
): Promise<void> {
  const trace = await stored();
  try {
    await vault.refuseMissing(trace);
  } catch (error) {
    if (!(error instanceof KeysMissing) || missing !== 'accept') throw error;
    logger.warn({ reason: error.message }, 'keys of personal data are missing, which KEYS_MISSING accepts');
  }
}
