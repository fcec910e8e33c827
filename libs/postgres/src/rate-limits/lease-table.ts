import { createHash } from 'node:crypto';
import pg from 'pg';
import { Client } from '../client.js';
import { leave } from '../leave.js';
import { migrate } from '../migrate.js';
import { notePool } from '../pools.js';
import { type Schema } from '../schema.js';

/** Unlogged: what a crash loses here is one minute's counting, and no commit waits for the disk. */
const tables = `
create unlogged table rate_limits.windows (
  key bytea primary key,
  taken bigint not null,
  ends_at timestamptz not null
) with (fillfactor = 50);
`;

export const rateLimitSchema: Schema = {
  name: 'rate_limits',
  lock: 7_310_274_816,
  migrations: [{ version: 1, oldestCode: 1, apply: tables }],
  unversioned: { tables: {}, replaced: '' },
};

/** One statement whatever happens, on the server's clock: whoever comes first after the end of a window begins the next one. */
const TAKE = `
insert into rate_limits.windows as w (key, taken, ends_at) values ($1, $2, now() + interval '60 s')
on conflict (key) do update set
  taken = case when w.ends_at <= now() then excluded.taken else w.taken + excluded.taken end,
  ends_at = case when w.ends_at <= now() then excluded.ends_at else w.ends_at end
returning taken, extract(epoch from ends_at - now()) * 1000 as ends_in_ms`;

const ANSWER_LIMIT_MS = 1_000;
const SWEEP_MS = 60_000;

/**
 * Budgets of a minute in PostgreSQL, from which processes take leases. Keys are stored as hashes, since they name people and addresses, and go a
 * minute after their window has ended.
 */
export class LeaseTable {
  readonly #pool: pg.Pool;
  readonly #sweeper: NodeJS.Timeout;
  #ready = false;
  #preparing: Promise<void> | undefined;

  constructor(private readonly url: string) {
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: url,
        application_name: 'orderline-rate-limits',
        max: 1,
        connectionTimeoutMillis: ANSWER_LIMIT_MS,
        query_timeout: ANSWER_LIMIT_MS,
      }),
    );
    this.#pool.on('error', () => undefined); // The next statement connects anew, or fails with it.
    this.#sweeper = setInterval(() => void this.#sweep(), SWEEP_MS).unref();
  }

  /** Makes the table where that is needed; where it cannot be done now, {@link take} fails and tries it again. */
  prepare(): Promise<void> {
    this.#preparing ??= migrate(this.url, [rateLimitSchema])
      .then(
        () => void (this.#ready = true),
        () => undefined, // Whoever takes a lease is told.
      )
      .finally(() => (this.#preparing = undefined));
    return this.#preparing;
  }

  async take(key: string, points: number, quota: number): Promise<{ granted: number; left: number; endsInMs: number }> {
    if (!this.#ready) {
      void this.prepare();
      throw new Error('The table of budgets is not there yet');
    }
    const hash = createHash('sha256').update(key).digest();
    const { rows } = await this.#pool.query<{ taken: string; ends_in_ms: string }>(TAKE, [hash, points]);
    const [row] = rows;
    if (row === undefined) throw new Error('The statement answered no row');
    const taken = Number(row.taken);
    const before = taken - points;
    return { granted: Math.min(points, Math.max(0, quota - before)), left: Math.max(0, quota - taken), endsInMs: Number(row.ends_in_ms) };
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    await this.#preparing;
    await leave(this.#pool);
  }

  async #sweep(): Promise<void> {
    const ended = `delete from rate_limits.windows where ends_at < now() - interval '60 s'`;
    await this.#pool.query(ended).catch(() => undefined); // A minute later is as good.
  }
}
