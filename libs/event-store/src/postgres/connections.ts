import type pg from 'pg';
import { Client } from '#postgres/client';
import { readConnectionUrl } from '#postgres/connection-url';
import { PatientPool } from '#postgres/patient-pool';
import { notePool } from '#postgres/pools';
import { queryAgain } from '#postgres/query-again';
import { AccessDenied } from '../errors.js';
import { LOCK_TIMEOUT_MS, TRANSACTION_TIMEOUT_MS } from './append-functions.js';
import { translate } from './postgres-errors.js';

/**
 * Asked for where no pooler stands in between. Nothing that is acknowledged depends on it: appends see to their settings themselves. A generic plan
 * is kept while the log grows, and on a log of a few pages reading all of it is cheapest: a plan from a shop's first minute would read the whole log at
 * every look at a stream. What is asked for here is always found by an index.
 */
const OPTIONS = [
  `statement_timeout=${TRANSACTION_TIMEOUT_MS}`,
  `idle_in_transaction_session_timeout=${TRANSACTION_TIMEOUT_MS}`,
  `lock_timeout=${LOCK_TIMEOUT_MS}`,
  'default_transaction_isolation=read\\ committed',
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
/** A server that is frozen or cut off says nothing at all: then its silence counts as a broken connection. */
const ANSWER_TIMEOUT_MS = TRANSACTION_TIMEOUT_MS + 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** @throws AccessDenied when the text is no postgres:// URL. The message never repeats it, since it holds the password. */
export function connectionSettings(url: string): pg.ClientConfig {
  let parsed: URL;
  try {
    parsed = new URL(readConnectionUrl(url).urls[0]);
  } catch (cause) {
    throw new AccessDenied('The connection string of the event store is not a URL.', { cause: redacted(cause) });
  }
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') {
    throw new AccessDenied(`The connection string of the event store starts with ${parsed.protocol}, not with postgres://.`);
  }
  return {
    connectionString: url,
    application_name: 'orderline-event-store',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    options: OPTIONS,
  };
}

/** The error of `new URL` carries its input. */
function redacted(error: unknown): Error {
  return new Error(error instanceof TypeError ? 'Invalid URL' : 'Unreadable connection string');
}

/** A bounded pool for reads. A connection that dies while idle is replaced at its next use. */
export function openReadPool(settings: pg.ClientConfig, max: number): pg.Pool {
  const pool = notePool(new PatientPool({ ...settings, Client, max, idleTimeoutMillis: 30_000 }));
  // The pool has already dropped the connection; whoever needs one next gets a new one or the error of connecting.
  pool.on('error', () => undefined);
  return pool;
}

/** Runs a read, once again where its pooled connection turned out dead. @throws EventStoreError */
export async function read<Row extends pg.QueryResultRow>(pool: pg.Pool, query: pg.QueryConfig): Promise<Row[]> {
  try {
    return await queryAgain<Row>(pool, query);
  } catch (error) {
    throw translate(error, 'not-written');
  }
}
