import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DEADLINE } from '../../testing/contract-world.js';

/** A session of the test's own that looks at the others, holds them up and ends them. */
export class Observer {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<Observer> {
    const client = new pg.Client({ connectionString: url, application_name: 'observer' });
    client.on('error', () => undefined); // the server went away; the next query says so
    await client.connect();
    return new Observer(client);
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#client.query<Row>(text, values)).rows;
  }

  /** From now on inserts into this stream wait, with their rows written and not committed, while {@link hold} is in force. */
  async makeHoldable(stream: string): Promise<void> {
    await this.query(`
      create function event_store.wait_for_observer() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(${HOLD_LOCK}); return null; end $$;
      create trigger wait_for_observer after insert on event_store.events
        for each row when (new.stream = '${stream}') execute function event_store.wait_for_observer()`);
  }

  async hold(): Promise<void> {
    await this.query('select pg_advisory_lock($1)', [HOLD_LOCK]);
  }

  async release(): Promise<void> {
    await this.query('select pg_advisory_unlock($1)', [HOLD_LOCK]);
  }

  /** Sessions that {@link hold} holds up. */
  held(): Promise<number[]> {
    return this.waitersFor(HOLD_LOCK);
  }

  /** Sessions that wait for an advisory lock. */
  async waitersFor(lock: number): Promise<number[]> {
    const rows = await this.query<{ pid: number }>(
      `select pid from pg_locks where locktype = 'advisory' and not granted and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32 | objid::bigint) = $1`,
      [lock],
    );
    return rows.map(({ pid }) => pid);
  }

  /** Answers when the sessions are gone. */
  async terminate(pids: readonly number[]): Promise<void> {
    for (const pid of pids) await this.query('select pg_terminate_backend($1, 10000)', [pid]);
  }

  /** Positions of all that is committed, in order. */
  async positions(): Promise<bigint[]> {
    const rows = await this.query<{ position: string }>('select position from event_store.events order by position');
    return rows.map(({ position }) => BigInt(position));
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}

const HOLD_LOCK = 4_711;

/** Looks again and again until it is so; fails at the deadline. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, milliseconds = DEADLINE): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not so within ${milliseconds} ms: ${what}.`);
    await delay(5);
  }
}
