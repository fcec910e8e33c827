import pg from 'pg';
import { Client } from '#postgres/client';
import { readConnectionUrl } from '#postgres/connection-url';
import { notePool } from '#postgres/pools';
import { queryAgain } from '#postgres/query-again';
import { AccessDenied } from '../errors.js';
import { translate } from './postgres-errors.js';

/** A statement that waits longer than this for the append lock gives up; its transaction is rolled back. */
const LOCK_TIMEOUT_MS = 5_000;
/** No transaction of ours needs longer, and no statement; one that does would hold up every writer. */
const TRANSACTION_TIMEOUT_MS = 15_000;
/** What every version has instead of a limit for the whole transaction: limits for each statement, and for the time between two. */
const LIMITS = `-c statement_timeout=${TRANSACTION_TIMEOUT_MS} -c idle_in_transaction_session_timeout=${TRANSACTION_TIMEOUT_MS}`;
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
    // Plans are generic: planned anew with its arrays in every call, a batch takes twice as long.
    options: `-c lock_timeout=${LOCK_TIMEOUT_MS} ${LIMITS} -c default_transaction_isolation=read\\ committed -c plan_cache_mode=force_generic_plan`,
  };
}

/** The same with a limit for whole transactions, which PostgreSQL has since 17: it also ends one that waits for the rest of a statement. */
export function withTransactionTimeout(settings: pg.ClientConfig): pg.ClientConfig {
  return { ...settings, options: `${settings.options} -c transaction_timeout=${TRANSACTION_TIMEOUT_MS}` };
}

/** An older server refuses the connection for a setting that it does not know. */
export function knowsNoTransactionTimeout(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '42704' && error.message.includes('transaction_timeout');
}

/** The error of `new URL` carries its input. */
function redacted(error: unknown): Error {
  return new Error(error instanceof TypeError ? 'Invalid URL' : 'Unreadable connection string');
}

/** A bounded pool for reads. A connection that dies while idle is replaced at its next use. */
export function openReadPool(settings: pg.ClientConfig, max: number): pg.Pool {
  const pool = notePool(new pg.Pool({ ...settings, Client, max, idleTimeoutMillis: 30_000 }));
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
