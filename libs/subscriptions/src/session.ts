import pg from 'pg';
import { Client } from '#postgres/client';

/** A statement of ours that waits longer than this for a lock gives up and is tried again. */
const LOCK_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

export interface SessionOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** A runner that is paused inside a transaction loses its session after so long. Must be below the lease. */
  readonly idleInTransactionMs: number;
}

/** Fields as PostgreSQL writes them. */
export type TextRow = readonly (string | null)[];
const asText = { getTypeParser: () => (field: unknown) => field };

/**
 * One connection that is used by one runner at a time. What it commits may be lost in a crash of the server, together with the checkpoint that
 * covers it: then it is simply done again.
 */
export class Session {
  #failure: Error | undefined;

  private constructor(private readonly client: pg.Client) {}

  /** @throws the driver's error when the server cannot be reached */
  static async open(options: SessionOptions): Promise<Session> {
    const client = new Client({
      connectionString: options.url,
      application_name: options.name,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    const session = new Session(client);
    client.on('error', (error) => (session.#failure = error));
    await client.connect();
    // Tables grow by orders of magnitude while a prepared plan lives: never let it scan them whole.
    await client.query(
      `set timezone = 'UTC'; set datestyle = 'ISO'; set jit = off; set enable_seqscan = off; set synchronous_commit = off;
       set lock_timeout = ${LOCK_TIMEOUT_MS}; set idle_in_transaction_session_timeout = ${options.idleInTransactionMs}`,
    );
    return session;
  }

  /** Whether the connection is lost, so that only a new session helps. */
  get broken(): boolean {
    return this.#failure !== undefined;
  }

  /** A statement prepared once per session under its name, with parameters as the driver sends them; every field comes as text. */
  async prepared(name: string, text: string, values: readonly unknown[]): Promise<readonly TextRow[]> {
    this.#check();
    const result = await this.client.query<(string | null)[]>({
      name,
      text,
      values: values as unknown[],
      rowMode: 'array',
      types: asText,
    });
    return result.rows;
  }

  /** A statement with parameters, rows by column name, types as the driver reads them. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.#check();
    return (await this.client.query<Row>(text, values as unknown[])).rows;
  }

  /** Several statements in one round trip, without parameters: the rows of the last one that has any. */
  async script(text: string): Promise<readonly TextRow[]> {
    this.#check();
    const results = (await this.client.query({ text, rowMode: 'array', types: asText })) as unknown as
      pg.QueryArrayResult<(string | null)[]> | pg.QueryArrayResult<(string | null)[]>[];
    const list = Array.isArray(results) ? results : [results];
    return list.findLast((result) => result.fields.length > 0)?.rows ?? [];
  }

  /** Ends a transaction that failed. A session that cannot even do that is broken. */
  async rollback(): Promise<void> {
    if (this.broken) return;
    try {
      await this.client.query('rollback');
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }

  async close(): Promise<void> {
    this.#failure ??= new Error('The session is closed');
    await this.client.end().catch(() => undefined); // It is gone either way.
  }

  #check(): void {
    if (this.#failure !== undefined) throw new SessionLost(this.#failure);
  }
}

/** The connection is gone. What was in flight was rolled back, or committed without our hearing of it. */
export class SessionLost extends Error {
  constructor(cause: Error) {
    super('The connection to the database of the read models is lost', { cause });
    this.name = 'SessionLost';
  }
}

export const literal = (text: string): string => pg.escapeLiteral(text);
