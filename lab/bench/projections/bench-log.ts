import pg from 'pg';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { migrateReadModels } from '#projector/migrate';
import { createDatabase } from '../../test-bed/scratch-postgres.js';
import { appendFacts, type Fact } from './fact.js';

/** A stretch of the log, reported apart. */
export interface Part {
  readonly name: string;
  /** Exclusive. */
  readonly after: bigint;
  readonly upTo: bigint;
  readonly events: number;
}

/** A database with a log that grows part by part, and the read models that are filled from it. */
export class BenchLog implements AsyncDisposable {
  private constructor(
    readonly url: string,
    readonly store: EventStore,
    private readonly client: pg.Client,
  ) {}

  static async create(server: string, name: string): Promise<BenchLog> {
    const url = await createDatabase(server, name);
    await migrateEventStore(url);
    await migrateReadModels(url);
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // The server is stopped when the benchmark is interrupted.
    await client.connect();
    return new BenchLog(url, openEventStore(url), client);
  }

  async append(name: string, facts: Iterable<Fact>): Promise<Part> {
    const after = await this.store.head();
    const events = await appendFacts(this.store, facts);
    // So that no measurement pays for what the appends left to be tidied up.
    await this.client.query('vacuum analyze event_store.events');
    await this.client.query('checkpoint');
    return { name, after, upTo: after + BigInt(events), events };
  }

  /** Empties every live view and sets its checkpoint, as if it had seen everything up to the position and found nothing for it. */
  async emptyViews(position: bigint): Promise<void> {
    const { rows } = await this.client.query<{ table: string }>(
      `select unnest(tables) as table from projections.generations where state = 'live'`,
    );
    await this.client.query(`truncate ${rows.map(({ table }) => table).join(', ')}`);
    await this.client.query('truncate projections.parked, projections.requests, projections.discarded');
    await this.client.query(`update projections.generations set position = $1, events = $1, problem = null where state = 'live'`, [
      position.toString(),
    ]);
  }

  /** Removes what a rebuild has left ready. */
  async dropGeneration(name: string, generation: number): Promise<void> {
    const key = [name, generation];
    const { rows } = await this.client.query<{ table: string }>(
      `select unnest(tables) as table from projections.generations where name = $1 and generation = $2 and state = 'ready'`,
      key,
    );
    for (const { table } of rows) await this.client.query(`drop table ${table}`);
    await this.client.query('delete from projections.generations where name = $1 and generation = $2', key);
  }

  async countRows(table: string): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>(`select count(*) as count from read_models.${table}`);
    return Number(rows[0]?.count);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store.close();
    await this.client.end();
  }
}
