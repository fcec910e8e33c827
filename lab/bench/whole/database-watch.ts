import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const PATIENCE_MS = 120_000;
const LOOK_MS = 10;
/** Sessions tell what they have done at most once a second. */
const TOLD_MS = 1_100;

/** What a database has done since its start. */
export interface Done {
  readonly transactions: number;
  /** Flushes of the write-ahead log, of the whole server. */
  readonly flushes: number;
}

/** Looks at a database from outside. */
export class DatabaseWatch implements AsyncDisposable {
  private constructor(
    private readonly client: pg.Client,
    /** Process that the server's others are started from. */
    readonly server: number,
  ) {}

  static async open(url: string): Promise<DatabaseWatch> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // The server is stopped when the benchmark is interrupted.
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(`select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::integer as pid`);
    return new DatabaseWatch(client, rows[0]?.pid ?? 0);
  }

  /** Waits until every follower has come to the log's end, and nothing more is appended by any. @throws Error after two minutes */
  async quiet(): Promise<void> {
    const tooLate = AbortSignal.timeout(PATIENCE_MS);
    while (!(await this.#isQuiet())) {
      if (tooLate.aborted) throw new Error('The followers do not come to the end of the log');
      await delay(LOOK_MS);
    }
  }

  async #isQuiet(): Promise<boolean> {
    const { rows } = await this.client.query<{ quiet: boolean }>(
      `select min(position) = (select max(position) from event_store.events) as quiet from projections.generations where state = 'live'`,
    );
    return rows[0]?.quiet === true;
  }

  async confirmedOrders(): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(
      `select count(*) as count from read_models.orders where status = 'confirmed'`,
    );
    return Number(rows[0]?.count);
  }

  /** Waits until all that was done is told. */
  async done(): Promise<Done> {
    await delay(TOLD_MS);
    const { rows } = await this.client.query<{ transactions: string; flushes: string }>(
      `select (select xact_commit + xact_rollback from pg_stat_database where datname = current_database()) as transactions,
              (select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal') as flushes`,
    );
    return { transactions: Number(rows[0]?.transactions), flushes: Number(rows[0]?.flushes) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
  }
}
