import { backoffMs, pause } from './backoff.js';
import { Client, isPooled } from './client.js';
import { DatabaseUnusable, readConnectionUrl } from './connection-url.js';
import { isLasting, reasonOf } from './refusals.js';

const OLDEST_SUPPORTED = 15;
const LONGEST_TRY_MS = 5_000;
const NEVER = new AbortController().signal;
const BACKOFF = { firstMs: 100, mostMs: 2_000 };

/** A connection string with the setting that holds it, by which messages name it. */
export interface NamedUrl {
  readonly setting: string;
  readonly url: string;
}

/**
 * Asks each server of the connection string once.
 * @returns undefined when one can be used, else why not now: it may still be starting
 * @throws DatabaseUnusable where waiting does not help
 */
export async function askServer(database: NamedUrl): Promise<string | undefined> {
  let lasting: DatabaseUnusable | undefined;
  let passing: string | undefined;
  for (const _ of targetOf(database).urls) {
    try {
      const refusal = await refusalOf(database);
      if (refusal === undefined) return undefined;
      passing ??= refusal;
    } catch (error) {
      if (!(error instanceof DatabaseUnusable)) throw error;
      lasting ??= error;
    }
  }
  if (lasting !== undefined && passing === undefined) throw lasting;
  return passing;
}

/** Connection strings by the settings that hold them. One that is not set, or that names no PostgreSQL, is passed over. */
export type Databases = Readonly<Record<string, string | undefined>>;

/**
 * Waits until the databases can be used.
 * @param log gets one line for each that is waited for, and one for each behind a pooler
 * @throws DatabaseUnusable where waiting does not help; the signal's reason when it aborts
 */
export async function awaitServers(
  databases: Databases,
  log: { warn(fields: object, message: string): void; info?(fields: object, message: string): void },
  signal = NEVER,
): Promise<void> {
  for (const database of named(databases)) {
    const { setting, url } = database;
    for (let attempt = 1; ; attempt++) {
      const reason = await askServer(database);
      if (reason === undefined) break;
      if (attempt === 1) log.warn({ setting, reason }, `waiting for the database of ${setting}: ${reason}`);
      await pause(backoffMs(BACKOFF, attempt), signal);
      signal.throwIfAborted();
    }
    if (isPooled(url))
      log.info?.({ setting }, `${setting} leads through a pooler: statements go without names, and what is new is looked for`);
  }
}

/** For databases that may come later. @throws DatabaseUnusable where waiting would not help */
export async function refuseUnusable(databases: Databases): Promise<void> {
  await Promise.all(named(databases).map(askServer));
}

function named(databases: Databases): readonly NamedUrl[] {
  return Object.entries(databases).flatMap(([setting, url]) => (/^postgres(ql)?:/.test(url ?? '') ? [{ setting, url: url ?? '' }] : []));
}

/** One try. The client goes to another server the next time. */
async function refusalOf({ setting, url }: NamedUrl): Promise<string | undefined> {
  let client: Client | undefined;
  try {
    client = new Client({
      connectionString: url,
      application_name: 'orderline-start',
      connectionTimeoutMillis: LONGEST_TRY_MS,
      query_timeout: LONGEST_TRY_MS,
    });
    client.on('error', () => undefined); // The statement fails with it.
    await client.connect();
    const { rows } = await client.query<{ number: number; version: string }>(
      `select current_setting('server_version_num')::int as number, split_part(current_setting('server_version'), ' ', 1) as version`,
    );
    const [server] = rows;
    if (server === undefined || server.number >= OLDEST_SUPPORTED * 10_000) return undefined;
    throw new DatabaseUnusable(`it is PostgreSQL ${server.version}, and ${OLDEST_SUPPORTED} is the oldest that Orderline works with`);
  } catch (error) {
    const place = client === undefined ? '' : ` (${client.host}:${client.port})`;
    if (!isLasting(error)) return `${reasonOf(error)}${place}`;
    throw new DatabaseUnusable(`${setting} cannot be used: ${reasonOf(error)}${place}.`, { cause: error });
  } finally {
    client?.end().catch(() => undefined); // It is gone either way.
  }
}

function targetOf({ setting, url }: NamedUrl) {
  try {
    return readConnectionUrl(url);
  } catch (error) {
    throw new DatabaseUnusable(`${setting} cannot be used: ${reasonOf(error)}.`, { cause: error });
  }
}
