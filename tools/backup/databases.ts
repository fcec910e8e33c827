import { existsSync } from 'node:fs';
import path from 'node:path';
import { withSecretFiles } from '#platform/config/secret-files';
import { dataFolder, localInstallation } from '../local-installation.js';
import { OperatorError } from '../operator-error.js';
import { claimDataFolder } from '../start/claim.js';
import { runPostgres } from '../start/postgres-part.js';

/** Where an installation keeps what is backed up. */
export interface Databases {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
  readonly keysUrl: string;
  /** By which a copy of the keys is known to be of this installation; undefined where it is not said. */
  readonly masterKey: string | undefined;
  /** Of the local installation. */
  readonly secretsFile: string | undefined;
  /** Ends what was started for this. */
  close(): Promise<void>;
}

/**
 * Those that the environment names, else those of the local installation, which may run while it is backed up; where it does not run, its PostgreSQL is
 * started for as long as this takes.
 * @param purpose a restore needs an installation that does not run
 * @throws OperatorError
 */
export async function openDatabases(purpose: 'backup' | 'restore', report: (text: string) => void): Promise<Databases> {
  const { EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL, MASTER_KEY } = withSecretFiles(process.env);
  if (EVENT_STORE_URL && READ_MODELS_URL) {
    const keysUrl = KEYS_URL || READ_MODELS_URL;
    const close = () => Promise.resolve();
    return {
      eventStoreUrl: EVENT_STORE_URL,
      readModelsUrl: READ_MODELS_URL,
      keysUrl,
      masterKey: MASTER_KEY,
      secretsFile: undefined,
      close,
    };
  }
  const dataDirectory = dataFolder();
  const secretsFile = path.join(dataDirectory, 'secrets.json');
  if (!existsSync(secretsFile))
    throw new OperatorError(
      purpose === 'backup'
        ? `There is no installation in ${dataDirectory}: set DATA_DIR, or EVENT_STORE_URL and READ_MODELS_URL (and KEYS_URL).`
        : `${secretsFile} is not there: put back the one that belongs to the backup first (or say --with-secrets where it is in the backup), as nothing of personal data can be read with another.`,
    );
  const { secrets, runtime } = await localInstallation();
  const masterKey = MASTER_KEY || secrets.masterKey;
  const urls = (url: string) => ({
    eventStoreUrl: EVENT_STORE_URL || url,
    readModelsUrl: READ_MODELS_URL || url,
    keysUrl: KEYS_URL || READ_MODELS_URL || url,
  });
  if (runtime !== undefined) {
    if (purpose === 'restore')
      throw new OperatorError('The installation runs: stop it first (Ctrl-C where npm start runs). Nothing was restored.');
    return {
      eventStoreUrl: runtime.eventStoreUrl,
      readModelsUrl: runtime.postgresUrl,
      keysUrl: KEYS_URL || runtime.postgresUrl,
      masterKey,
      secretsFile,
      close: () => Promise.resolve(),
    };
  }
  const claim = await claimDataFolder(dataDirectory);
  try {
    const { url, supervised } = await runPostgres(dataDirectory, secrets.postgresPassword, claim, report);
    const close = async () => {
      await supervised.stop(AbortSignal.timeout(30_000));
      await claim.release();
    };
    return { ...urls(url), masterKey, secretsFile, close };
  } catch (error) {
    await claim.release();
    throw error;
  }
}
