import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { awaitServers } from '#postgres/await-server';
import { migrateReadModels } from '#projector/migrate';
import { OperatorError } from '../operator-error.js';
import { type DatabaseUrls } from './environment.js';

/** How long a database that does not answer is waited for. */
const PATIENCE_MS = 30_000;

/**
 * Waits for the databases that serve the installation, and brings their schemas up to date.
 * @throws OperatorError for one that does not answer; DatabaseUnusable for one that never will as it is
 */
export async function prepareDatabases(
  { eventStoreUrl, readModelsUrl, keysUrl }: DatabaseUrls & { readonly keysUrl: string | undefined },
  report: (text: string) => void,
  stop: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  let waiting = '';
  const log = { warn: (_fields: object, message: string) => report((waiting = message)) };
  try {
    const databases = { EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl, KEYS_URL: keysUrl };
    await awaitServers(databases, log, AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]));
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'AbortError') throw cause;
    if (stop.aborted) return;
    throw new OperatorError(`Gave up ${waiting}. Is it running, and is that where it is?`, { cause });
  }
  if (/^postgres(ql)?:/.test(eventStoreUrl)) await migrateEventStore(eventStoreUrl);
  await migrateReadModels(readModelsUrl);
  await migrateKeyVault(keysUrl ?? readModelsUrl);
}
