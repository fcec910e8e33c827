import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { migrateReadModels } from '#projector/migrate';
import { readVersion } from '#postgres/schema-version';
import { OperatorError } from '../operator-error.js';
import { schemaOf, withClient } from './connect.js';
import { type Databases } from './databases.js';
import { type Manifest, type PartName } from './manifest.js';
import { adviceFor } from './restore-advice.js';
import { refuseOtherMasterKey, restoreKeys, restoreLog, restoreRecords } from './restore-parts.js';
import { type VerifiedBackup } from './verified-backup.js';

/**
 * Fills an installation in which nothing is. Each part comes in one transaction, so that whoever interrupts this runs it again; a part that is there
 * already is left as it is.
 * @throws OperatorError where there is something else; SchemaRefused; the driver's errors
 */
export async function restore(databases: Databases, { log, records, keys }: VerifiedBackup, say: (text: string) => void): Promise<void> {
  if (keys !== undefined) await refuseOtherMasterKey(keys, databases.masterKey);
  if (log !== undefined) await migrateEventStore(databases.eventStoreUrl);
  await migrateReadModels(databases.readModelsUrl);
  await migrateKeyVault(databases.keysUrl);
  const urls: Readonly<Record<PartName, string>> = {
    log: databases.eventStoreUrl,
    records: databases.readModelsUrl,
    keys: databases.keysUrl,
  };
  const steps = [
    ['keys', keys, restoreKeys],
    ['records', records, restoreRecords],
    ['log', log, restoreLog],
  ] as const;
  for (const [part, verified] of steps) if (verified !== undefined) await refuseNewer(urls[part], part, verified.manifest);
  for (const [part, verified, step] of steps)
    if (verified !== undefined) say(await withClient(urls[part], (client) => step(client, verified)));
  for (const sentence of await adviceFor(databases, log?.manifest)) say(sentence);
}

async function refuseNewer(url: string, part: PartName, { schemaVersion }: Manifest): Promise<void> {
  const known = (await withClient(url, (client) => readVersion(client, schemaOf[part])))?.version ?? 0;
  if (known < schemaVersion)
    throw new OperatorError(
      `The ${part} are of a newer release (schema ${schemaVersion}, here ${known}): restore with that one. Nothing was restored.`,
    );
}
