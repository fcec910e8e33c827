import pg from 'pg';
import { Client } from '#postgres/client';
import { type Logger } from '#platform/logging/logger';
import { notePool } from '#postgres/pools';
import { queryAgain } from '#postgres/query-again';
import { KeysUnavailable } from './errors.js';

/** A key as it stands in the table; without bytes it was destroyed. */
interface StoredKey {
  readonly wrapped: Buffer | null;
}

/** The statements of the key vault. All of them may be sent twice without harm. Each throws KeysUnavailable, whatever it was that went wrong. */
export class KeyQueries {
  readonly #pool: pg.Pool;

  constructor(url: string, logger: Logger) {
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: url,
        application_name: 'orderline-keys',
        max: 4,
        connectionTimeoutMillis: 2_000,
        statement_timeout: 5_000,
        // For a server that accepts the statement and then says nothing at all.
        query_timeout: 6_000,
        keepAlive: true,
      }),
    );
    this.#pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection to the keys of personal data broke'));
  }

  async read(subject: string): Promise<StoredKey | undefined> {
    const [row] = await this.#query<{ wrapped: Buffer | null }>('select wrapped from personal_data.keys where subject = $1', [subject]);
    return row;
  }

  readLiving(subjects: readonly string[]): Promise<readonly { readonly subject: string; readonly wrapped: Buffer }[]> {
    return this.#query('select subject, wrapped from personal_data.keys where subject = any($1) and wrapped is not null', [subjects]);
  }

  async insert(subject: string, wrapped: Buffer): Promise<void> {
    await this.#query('insert into personal_data.keys (subject, wrapped) values ($1, $2) on conflict do nothing', [subject, wrapped]);
  }

  /** Also where there is no key yet: a copy from before it was made may have been put back. */
  async destroy(subject: string, position: bigint): Promise<void> {
    await this.#query(
      `with destroyed as (
         insert into personal_data.keys (subject, destroyed_at) values ($1, now())
         on conflict (subject) do update set wrapped = null, destroyed_at = now() where keys.wrapped is not null
       )
       insert into personal_data.progress (position) values ($2)
       on conflict (single) do update set position = greatest(progress.position, excluded.position)`,
      [subject, position],
    );
  }

  async progress(): Promise<bigint> {
    const [row] = await this.#query<{ position: string }>('select position from personal_data.progress');
    return BigInt(row?.position ?? 0);
  }

  async moveProgress(position: bigint): Promise<void> {
    await this.#query(
      `insert into personal_data.progress (position) values ($1)
       on conflict (single) do update set position = excluded.position where progress.position < excluded.position`,
      [position],
    );
  }

  /** What the first process ever wrote as its check, which may be the one given. */
  async masterKeyCheck(made: Buffer): Promise<Buffer> {
    const read = 'select wrapped from personal_data.master_key_check';
    const [known] = await this.#query<{ wrapped: Buffer }>(read);
    if (known !== undefined) return known.wrapped;
    await this.#query('insert into personal_data.master_key_check (wrapped) values ($1) on conflict do nothing', [made]);
    const [first] = await this.#query<{ wrapped: Buffer }>(read);
    return first?.wrapped ?? made;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return await queryAgain<Row>(this.#pool, { text, values: values as unknown[] });
    } catch (cause) {
      throw new KeysUnavailable({ cause });
    }
  }
}
