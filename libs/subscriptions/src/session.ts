import pg from 'pg';
import { Client } from '#postgres/client';
import { COMMIT_DURABLY } from '#postgres/durable';

/** A statement of ours that waits longer than this for a lock gives up and is tried again. */
export const LOCK_TIMEOUT_MS = 2_000;
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
 * One connection for one runner, which may be shared with others behind a pooler. So nothing is set on it for longer than a transaction: each begins
 * with the settings it needs, and a statement outside of one gets one of its own. What is committed may be lost in a crash of the server, together
 * with the checkpoint that covers it: then it is simply done again.
 */
export class Session {
  readonly #begin: string;
  #failure: Error | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: pg.Client,
    idleInTransactionMs: number,
  ) {
    // Tables grow by orders of magnitude while a prepared plan lives: never let it scan them whole.
    this.#begin = `begin isolation level read committed; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local jit = off;
       set local enable_seqscan = off; set local synchronous_commit = off; set local lock_timeout = ${LOCK_TIMEOUT_MS};
       set local idle_in_transaction_session_timeout = ${idleInTransactionMs};`;
  }

  /** @throws the driver's error when the server cannot be reached */
  static async open(options: SessionOptions): Promise<Session> {
    const client = new Client({
      connectionString: options.url,
      application_name: options.name,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    const session = new Session(client, options.idleInTransactionMs);
    client.on('error', (error) => (session.#failure = error));
    await client.connect();
    return session;
  }

  /** Whether the connection is lost, so that only a new session helps. */
  get broken(): boolean {
    return this.#failure !== undefined;
  }

  /** Begins a transaction, and goes on as {@link script} in the same round trip. One that does not get as far as that is rolled back. */
  begin(text = ''): Promise<readonly TextRow[]> {
    return this.#inTurn(() => this.#orRollback(() => this.#simple(`${this.#begin} ${text}`)));
  }

  /**
   * A statement prepared under its name, with parameters as the driver sends them; every field comes as text. Outside of a transaction it has no
   * settings but those that it makes itself.
   */
  prepared(name: string, text: string, values: readonly unknown[]): Promise<readonly TextRow[]> {
    return this.#inTurn(async () => {
      const query = { name, text, values: values as unknown[], rowMode: 'array' as const, types: asText };
      return (await this.client.query<(string | null)[]>(query)).rows;
    });
  }

  /** A statement with parameters, rows by column name, types as the driver reads them. */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#inTurn(() => this.#parametrized(text, values));
  }

  /** As {@link query}, for what people have asked for: once answered, no crash takes it back. */
  durably<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#inTurn(() => this.#parametrized(text, values, COMMIT_DURABLY));
  }

  /** Several statements in one round trip, without parameters: the rows of the last one that has any. */
  script(text: string): Promise<readonly TextRow[]> {
    return this.#inTurn(() => {
      if (!this.#idle) return this.#simple(text);
      return this.#orRollback(() => this.#simple(`${this.#begin} ${text}; commit`));
    });
  }

  /** Ends a transaction that failed. A session that cannot even do that is broken. */
  async rollback(): Promise<void> {
    if (!this.broken) await this.#inTurn(() => this.#rollback());
  }

  async close(): Promise<void> {
    this.#failure ??= new Error('The session is closed');
    await this.client.end().catch(() => undefined); // It is gone either way.
  }

  get #idle(): boolean {
    return this.client.getTransactionStatus() === 'I';
  }

  /** One after the other, so that nobody's statement gets into the transaction of another's. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(() => {
      if (this.#failure !== undefined) throw new SessionLost(this.#failure);
      return work();
    });
    this.#turn = done.catch(() => undefined); // Told to whoever asked for it.
    return done;
  }

  async #parametrized<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[], first = ''): Promise<Row[]> {
    if (!this.#idle) return (await this.client.query<Row>(text, values as unknown[])).rows;
    return this.#orRollback(async () => {
      await this.client.query(`${this.#begin} ${first}`);
      const { rows } = await this.client.query<Row>(text, values as unknown[]);
      await this.client.query('commit');
      return rows;
    });
  }

  async #simple(text: string): Promise<readonly TextRow[]> {
    const results = (await this.client.query({ text, rowMode: 'array', types: asText })) as unknown as
      pg.QueryArrayResult<(string | null)[]> | pg.QueryArrayResult<(string | null)[]>[];
    const list = Array.isArray(results) ? results : [results];
    return list.findLast((result) => result.fields.length > 0)?.rows ?? [];
  }

  async #orRollback<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await this.#rollback();
      throw error;
    }
  }

  async #rollback(): Promise<void> {
    if (this.broken) return;
    try {
      await this.client.query('rollback');
    } catch (error) {
      this.#failure ??= error as Error;
    }
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
