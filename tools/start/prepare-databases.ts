import { loadConfig } from '#platform/config/config';
import { viewsIn } from '#read-models/views';
import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable } from '#event-store/errors';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateKeyVault } from '#personal-data/schema';
import { awaitServers } from '#postgres/await-server';
import { migrateReadModels } from '#projector/migrate';
import { OperatorError } from '../operator-error.js';
import { type DatabaseUrls } from './environment.js';

/** How long a database that does not answer is waited for. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 500;

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
  let waiting = 'waiting for EVENT_STORE_URL, which says nothing';
  const log = { warn: (_fields: object, message: string) => report((waiting = message)) };
  const over = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
  try {
    await awaitServers({ EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl, KEYS_URL: keysUrl }, log, over);
    await awaitEventStore(eventStoreUrl, log, over);
  } catch (cause) {
    if (!over.aborted) throw cause;
    if (stop.aborted) return;
    throw new OperatorError(`Gave up ${waiting}. Is it running, and is that where it is?`, { cause });
  }
  if (/^postgres(ql)?:/.test(eventStoreUrl)) await migrateEventStore(eventStoreUrl);
  await migrateReadModels(readModelsUrl, viewsIn(loadConfig(process.env, []).SEARCH_LANGUAGE));
  await migrateKeyVault(keysUrl ?? readModelsUrl);
}

/** Until the log says where it ends. @throws EventStoreError where a retry does not help, or when it is over */
async function awaitEventStore(url: string, log: Parameters<typeof awaitServers>[1], over: AbortSignal): Promise<void> {
  if (/^postgres(ql)?:/.test(url)) return; // the schema may be missing still
  const store = openEventStore(url);
  const { promise: aborted, resolve: abort } = Promise.withResolvers<Error>();
  over.addEventListener('abort', () => abort(over.reason as Error), { once: true });
  try {
    for (let attempt = 0; ; attempt++) {
      const asked = store.head().then(
        () => undefined,
        (error: Error) => error,
      );
      const failure = await Promise.race([asked, aborted]);
      if (failure === undefined) return;
      if (!(failure instanceof EventStoreUnavailable)) throw failure;
      if (attempt === 0) log.warn({}, `waiting for EVENT_STORE_URL: ${failure.message}`);
      await delay(LOOK_EVERY_MS, undefined, { signal: over });
    }
  } finally {
    await store.close();
  }
}
