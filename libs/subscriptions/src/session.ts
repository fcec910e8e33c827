import pg from 'pg';
import { COMMIT_DURABLY } from '#postgres/durable';
import { type Borrowed, type Connections, ownConnection } from './connections.js';

/** A statement of ours that waits longer than this for a lock gives up and is tried again. */
export const LOCK_TIMEOUT_MS = 2_000;

export interface SessionOptions {
  readonly url: string;
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** A runner that is paused inside a transaction loses its session after so long. Must be below the lease. */
  readonly idleInTransactionMs: number;
  /** Where its connections come from. Default: it has one of its own. */
  readonly connections?: Connections | undefined;
}

/** Fields as PostgreSQL writes them. */
export type TextRow = readonly (string | null)[];
const asText = { getTypeParser: () => (field: unknown) => field };

/**
 * One runner's way to the database. The connection may be somebody else's after each transaction, behind a pooler or because sessions share theirs. So nothing is set on it for longer than a transaction: each begins
 * with the settings it needs, and a statement outside of one gets one of its own. What is committed may be lost in a crash of the server, together
 * with the checkpoint that covers it: then it is simply done again.
 */
export class Session {
  readonly #begin: string;
  #failure: Error | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly options: SessionOptions,
    private held: Borrowed | undefined,
  ) {
    // Tables grow by orders of magnitude while a prepared plan lives: never let it scan them whole.
    this.#begin = `begin isolation level read committed; set local timezone = 'UTC'; set local datestyle = 'ISO'; set local jit = off;
       set local enable_seqscan = off; set local synchronous_commit = off; set local lock_timeout = ${LOCK_TIMEOUT_MS};
       set local idle_in_transaction_session_timeout = ${options.idleInTransactionMs};
       ${options.connections === undefined ? '' : `set local application_name = ${literal(options.name)};`}`;
  }

  /** @throws the driver's error when the server cannot be reached */
  static async open(options: SessionOptions): Promise<Session> {
    if (options.connections !== undefined) return new Session(options, undefined);
    const client = await ownConnection(options);
    const session = new Session(options, { client, giveBack: () => undefined });
    client.on('error', (error) => (session.#failure = error));
    return session;
  }

  /** A second one to the same database, with a connection of its own. @throws the driver's error when the server cannot be reached */
  another(purpose: string): Promise<Session> {
    const { url, name, idleInTransactionMs } = this.options;
    return Session.open({ url, name: `${name} ${purpose}`, idleInTransactionMs });
  }

  /** Whether the connection is lost, so that only a new session helps. */
  get broken(): boolean {
    return this.#failure !== undefined;
  }

  /** Begins a transaction, and goes on as {@link script} in the same round trip. One that does not get as far as that is rolled back. */
  begin(text = ''): Promise<readonly TextRow[]> {
    return this.#inTurn((client) => this.#orRollback(client, () => simple(client, `${this.#begin} ${text}`)));
  }

  /**
   * A statement prepared under its name, with parameters as the driver sends them; every field comes as text. Outside of a transaction it has no
   * settings but those that it makes itself.
   */
  prepared(name: string, text: string, values: readonly unknown[]): Promise<readonly TextRow[]> {
    return this.#inTurn(async (client) => {
      const query = { name, text, values: values as unknown[], rowMode: 'array' as const, types: asText };
      return (await client.query<(string | null)[]>(query)).rows;
    });
  }

  /** A statement with parameters, rows by column name, types as the driver reads them. */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#inTurn((client) => this.#parametrized(client, text, values));
  }

  /** As {@link query}, for what people have asked for: once answered, no crash takes it back. */
  durably<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#inTurn((client) => this.#parametrized(client, text, values, COMMIT_DURABLY));
  }

  /** Several statements in one round trip, without parameters: the rows of the last one that has any. */
  script(text: string): Promise<readonly TextRow[]> {
    return this.#inTurn((client) => {
      if (!isIdle(client)) return simple(client, text);
      return this.#orRollback(client, () => simple(client, `${this.#begin} ${text}; commit`));
    });
  }

  /** Ends a transaction that failed. A session that cannot even do that is broken. */
  async rollback(): Promise<void> {
    if (!this.broken) await this.#inTurn((client) => this.#rollback(client));
  }

  async close(): Promise<void> {
    this.#failure ??= new Error('The session is closed');
    const held = this.held;
    this.held = undefined;
    held?.giveBack(this.#failure);
    if (held?.client instanceof pg.Client && this.options.connections === undefined) await held.client.end().catch(() => undefined); // It is gone either way.
  }

  /** One after the other, so that nobody's statement gets into the transaction of another's. */
  #inTurn<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(async () => {
      if (this.#failure !== undefined) throw new SessionLost(this.#failure);
      const { client } = (this.held ??= await this.#borrow());
      try {
        return await work(client);
      } finally {
        if (this.options.connections !== undefined && (this.broken || isIdle(client))) this.#giveBack();
      }
    });
    this.#turn = done.catch(() => undefined); // Told to whoever asked for it.
    return done;
  }

  async #borrow(): Promise<Borrowed> {
    const borrowed = await (this.options.connections as Connections).borrow();
    const lose = (error: Error) => (this.#failure ??= error);
    borrowed.client.on('error', lose);
    return {
      client: borrowed.client,
      giveBack: (lost) => {
        borrowed.client.off('error', lose);
        borrowed.giveBack(lost);
      },
    };
  }

  #giveBack(): void {
    const held = this.held;
    this.held = undefined;
    held?.giveBack(this.#failure);
  }

  async #parametrized<Row extends pg.QueryResultRow>(
    client: pg.ClientBase,
    text: string,
    values: readonly unknown[],
    first = '',
  ): Promise<Row[]> {
    if (!isIdle(client)) return (await client.query<Row>(text, values as unknown[])).rows;
    return this.#orRollback(client, async () => {
      await client.query(`${this.#begin} ${first}`);
      const { rows } = await client.query<Row>(text, values as unknown[]);
      await client.query('commit');
      return rows;
    });
  }

  async #orRollback<Result>(client: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      await this.#rollback(client);
      throw error;
    }
  }

  async #rollback(client: pg.ClientBase): Promise<void> {
    if (this.broken) return;
    try {
      await client.query('rollback');
    } catch (error) {
      this.#failure ??= error as Error;
    }
  }
}

async function simple(client: pg.ClientBase, text: string): Promise<readonly TextRow[]> {
  const results = (await client.query({ text, rowMode: 'array', types: asText })) as unknown as
    pg.QueryArrayResult<(string | null)[]> | pg.QueryArrayResult<(string | null)[]>[];
  const list = Array.isArray(results) ? results : [results];
  return list.findLast((result) => result.fields.length > 0)?.rows ?? [];
}

const isIdle = (client: pg.ClientBase): boolean => client.getTransactionStatus() === 'I';

/** The connection is gone. What was in flight was rolled back, or committed without our hearing of it. */
export class SessionLost extends Error {
  constructor(cause: Error) {
    super('The connection to the database of the read models is lost', { cause });
    this.name = 'SessionLost';
  }
}

export const literal = (text: string): string => pg.escapeLiteral(text);
