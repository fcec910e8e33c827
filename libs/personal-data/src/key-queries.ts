import type pg from 'pg';
import { Client } from '#postgres/client';
import { WITH_DURABLE } from '#postgres/durable';
import { type Logger } from '#platform/logging/logger';
import { PatientPool } from '#postgres/patient-pool';
import { notePool } from '#postgres/pools';
import { queryAgain } from '#postgres/query-again';
import { type ErasureMarker, type ErasureProgress, resetErasures } from './erasures.js';
import { KeysUnavailable } from './errors.js';

/** A key as it stands in the table; without bytes it was destroyed. */
interface StoredKey {
  readonly wrapped: Buffer | null;
}

export interface KeySettings {
  readonly url: string;
  /** Most that are open at once. Default 2. */
  readonly connections?: number | undefined;
}

/**
 * The plan of a prepared statement is kept while the keys grow, and in a shop's first minutes reading all of them is cheapest: that plan would do it for
 * every order. Asked for where no pooler stands in between; behind one no plan is kept.
 */
const FOUND_BY_INDEX = '-c enable_seqscan=off';

/** For who counts or looks through all of them: page after page, whatever plans are asked for. */
const ALL_KEYS = 'personal_data.keys tablesample system (100)';

/** The rows that were made are counted, all in one part of their day, in which few others count at the same moment. */
const COUNTED = (subject: string) => `insert into personal_data.keys_made (day, part, keys)
  select (now() at time zone 'UTC')::date, abs(hashtext(${subject}) % 16), count(*) from made having count(*) > 0
  on conflict (day, part) do update set keys = keys_made.keys + excluded.keys`;

/** Moves the progress from $1 to $2, whose event is $3, unless it is not between them. */
const MOVED = `insert into personal_data.progress (position, marker_position, marker_id)
  select $2, $2, $3 where $1 = 0 or exists (select from personal_data.progress)
  on conflict (single) do update set position = greatest(progress.position, excluded.position),
    marker_position = excluded.marker_position, marker_id = excluded.marker_id
  where coalesce(progress.marker_position, 0) between $1 and excluded.marker_position`;

/** The statements of the key vault. All of them may be sent twice without harm. Each throws KeysUnavailable, whatever it was that went wrong. */
export class KeyQueries {
  readonly #pool: pg.Pool;

  constructor({ url, connections = 2 }: KeySettings, logger: Logger) {
    this.#pool = notePool(
      new PatientPool({
        Client,
        connectionString: url,
        application_name: 'orderline-keys',
        max: connections,
        statement_timeout: 5_000,
        // For a server that accepts the statement and then says nothing at all.
        query_timeout: 6_000,
        keepAlive: true,
        options: FOUND_BY_INDEX,
      }),
    );
    this.#pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection to the keys of personal data broke'));
  }

  async read(subject: string): Promise<StoredKey | undefined> {
    const [row] = await this.#query<{ wrapped: Buffer | null }>('select wrapped from personal_data.keys where subject = $1', [subject]);
    return row;
  }

  /** What is stored for each of the subjects for which anything is. */
  async readAll(subjects: readonly string[]): Promise<ReadonlyMap<string, StoredKey['wrapped']>> {
    const text = 'select subject, wrapped from personal_data.keys where subject = any($1)';
    const stored = await this.#query<StoredKey & { readonly subject: string }>(text, [subjects], 'keys of subjects');
    return new Map(stored.map(({ subject, wrapped }) => [subject, wrapped]));
  }

  /** Those that have none yet get theirs. In the order given, which has to be that of all who make several. */
  async insertAll(keys: readonly (readonly [subject: string, wrapped: Buffer])[]): Promise<void> {
    // What was sealed with a key that a crash takes back can never be read again.
    await this.#query(
      `${WITH_DURABLE}, made as (
         insert into personal_data.keys (subject, wrapped)
         select subject, wrapped from durable, unnest($1::text[], $2::bytea[]) with ordinality as asked(subject, wrapped, place) order by place
         on conflict do nothing returning 1
       ) ${COUNTED('$3')}`,
      [keys.map(([subject]) => subject), keys.map(([, wrapped]) => wrapped), keys[0]?.[0]],
    );
  }

  /** Also where there is no key yet: a copy from before it was made may have been put back. In one statement, between whose parts no copy fits. */
  async destroy(subject: string, { position, id }: ErasureMarker, from: bigint): Promise<void> {
    await this.#query(
      `${WITH_DURABLE}, destroyed as (
         insert into personal_data.keys (subject, destroyed_at, erased_position, erased_by) select $4, now(), $2, $3 from durable
         on conflict (subject) do update set wrapped = null, destroyed_at = coalesce(keys.destroyed_at, now()),
           erased_position = excluded.erased_position, erased_by = excluded.erased_by
         where keys.wrapped is not null or keys.erased_by is distinct from excluded.erased_by
         returning xmax = 0 as is_new
       ), made as (select from destroyed where is_new), counted as (${COUNTED('$4')}) ${MOVED}`,
      [from, position, id, subject],
    );
  }

  /** Subjects without a key of whose erasure no event was found. */
  async unexplained(): Promise<readonly string[]> {
    const found = await this.#query<{ subject: string }>(
      `select subject from ${ALL_KEYS} where wrapped is null and erased_by is null order by subject`,
    );
    return found.map(({ subject }) => subject);
  }

  async progress(): Promise<ErasureProgress> {
    const [row] = await this.#query<{ position: string | null; id: string | null }>(
      'select marker_position as position, marker_id as id from personal_data.progress',
    );
    return { position: BigInt(row?.position ?? 0), id: row?.id ?? undefined };
  }

  async moveProgress(from: bigint, { position, id }: ErasureMarker): Promise<void> {
    await this.#query(MOVED, [from, position, id]);
  }

  async resetErasures(): Promise<void> {
    await resetErasures((text) => this.#query(text));
  }

  /** How many rows were made and are not there. */
  async lost(): Promise<number> {
    const [row] = await this.#query<{ lost: string }>(
      `select coalesce(sum(greatest(made.keys - coalesce(there.keys, 0), 0)), 0) as lost
       from (select day, sum(keys) as keys from personal_data.keys_made group by day) made
       left join (select (made_at at time zone 'UTC')::date as day, count(*) as keys from ${ALL_KEYS} group by 1) there using (day)`,
    );
    return Number(row?.lost ?? 0);
  }

  /** Whether a process that makes keys was ever here. */
  async areThere(): Promise<boolean> {
    const [found] = await this.#query<{ schema: boolean }>(`select to_regclass('personal_data.master_key_check') is not null as schema`);
    return found?.schema === true && (await this.readMasterKeyCheck()) !== undefined;
  }

  /** How many of the subjects have no row, not even a tombstone. */
  async countWithout(subjects: readonly string[]): Promise<number> {
    const [row] = await this.#query<{ without: string }>(
      `select count(*) as without from unnest($1::text[]) as asked(subject)
       where not exists (select from personal_data.keys k where k.subject = asked.subject collate "C")`,
      [subjects],
    );
    return Number(row?.without ?? 0);
  }

  /** What says which master key is the right one; undefined before a process that makes keys was here. */
  async readMasterKeyCheck(): Promise<Buffer | undefined> {
    const [known] = await this.#query<{ wrapped: Buffer }>('select wrapped from personal_data.master_key_check');
    return known?.wrapped;
  }

  /** What the first process ever wrote as its check, which may be the one given. */
  async masterKeyCheck(made: Buffer): Promise<Buffer> {
    const known = await this.readMasterKeyCheck();
    if (known !== undefined) return known;
    await this.#query(
      `${WITH_DURABLE} insert into personal_data.master_key_check (wrapped) select $1 from durable on conflict do nothing`,
      [made],
    );
    return (await this.readMasterKeyCheck()) ?? made;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** @param name of the prepared statement; undefined: it is planned each time */
  async #query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], name?: string): Promise<Row[]> {
    try {
      return await queryAgain<Row>(this.#pool, { ...(name !== undefined && { name }), text, values: values as unknown[] });
    } catch (cause) {
      throw new KeysUnavailable({ cause });
    }
  }
}
