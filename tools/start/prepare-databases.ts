import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreUnavailable } from '#event-store/errors';
import { openEventStore } from '#event-store/open-event-store';
import { awaitServers } from '#postgres/await-server';
import { migratePart, schemasOf } from '../migrate/schemas.js';
import { OperatorError } from '../operator-error.js';
import { type DatabaseUrls } from './environment.js';

/** How long a database that does not answer is waited for. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 500;

type AllUrls = DatabaseUrls & { readonly keysUrl: string | undefined };

/**
 * Waits for the databases that serve the installation, and brings their schemas up to date.
 * @throws OperatorError for one that does not answer; DatabaseUnusable for one that never will as it is
 */
export async function prepareDatabases(
  urls: AllUrls,
  report: (text: string) => void,
  stop: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  if (!(await awaitDatabases(urls, report, stop, patienceMs))) return;
  for (const part of schemasOf(urls)) await migratePart(part);
}

/**
 * @returns false where it was stopped before they answered
 * @throws OperatorError for one that does not answer; DatabaseUnusable for one that never will as it is
 */
export async function awaitDatabases(
  { eventStoreUrl, readModelsUrl, keysUrl }: AllUrls,
  report: (text: string) => void,
  stop: AbortSignal,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  let waiting = 'waiting for EVENT_STORE_URL, which says nothing';
  const log = { warn: (_fields: object, message: string) => report((waiting = message)) };
  const over = AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]);
  try {
    await awaitServers({ EVENT_STORE_URL: eventStoreUrl, READ_MODELS_URL: readModelsUrl, KEYS_URL: keysUrl }, log, over);
    await awaitEventStore(eventStoreUrl, log, over);
  } catch (cause) {
    if (!over.aborted) throw cause;
    if (stop.aborted) return false;
    throw new OperatorError(`Gave up ${waiting}. Is it running, and is that where it is?`, { cause });
  }
  return true;
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
