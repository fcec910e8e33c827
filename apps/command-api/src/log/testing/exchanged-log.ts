import pg from 'pg';

/** The log of a database as it may be found by a process that runs on: taken back, grown again with what others wrote, put back as it was. */
export class ExchangedLog implements AsyncDisposable {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
  }

  /** The rows of the first column. */
  async query<Value>(text: string, values: unknown[] = []): Promise<readonly Value[]> {
    const { rows } = await this.#pool.query<[Value]>({ text, values, rowMode: 'array' });
    return rows.map(([value]) => value);
  }

  async head(): Promise<bigint> {
    return BigInt((await this.query<string>('select coalesce(max(position), 0) from event_store.events'))[0] ?? 0);
  }

  /** As a backup of then would have it: nothing behind the position. What is lost can be {@link putBack}. @param grownBy so many events of nobody's */
  async takeBack(position: bigint, grownBy = 0): Promise<void> {
    await this.query('create table if not exists lost (like event_store.events including all)');
    await this.query('truncate lost');
    await this.query('with gone as (delete from event_store.events where position > $1 returning *) insert into lost select * from gone', [
      position.toString(),
    ]);
    await this.query(
      `insert into event_store.events (position, stream, revision, id, type, data, metadata)
         select $1::bigint + n, 'other-' || n || '-' || $1, 0, gen_random_uuid(), 'OtherWritten', '{}', '{}' from generate_series(1, $2::integer) as n`,
      [position.toString(), grownBy],
    );
  }

  /** The newer log is there again, as it was before it was taken back. */
  async putBack(position: bigint): Promise<void> {
    await this.query(
      'with gone as (delete from event_store.events where position > $1 returning position) insert into event_store.events select l.* from lost l, (select count(*) from gone) g',
      [position.toString()],
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}
