import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { ConsumerGroup } from '#subscriptions/consumer-group';
import { type ConsumerGroupOptions } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { SharedLog } from '#subscriptions/shared-log';
import { type EventStore } from '#event-store/event-store';
import { openEventStore } from '#event-store/open-event-store';
import { migrateEventStore } from '#event-store/postgres/schema';
import { createTestDatabase } from '#lab/test-bed/database';
import { type Projection } from '#read-models/projection';
import { views } from '#read-models/views';
import { resolveSubscriber } from '../engine/projection-subscriber.js';
import { migrateReadModels } from '../migrate.js';
import { OutdatedViews, type OutdatedViewsOptions } from '../replay/outdated-views.js';

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database with a log and read models of its own, consumer groups that feed them, and eyes to look at it all. */
export class EngineRoom implements AsyncDisposable {
  readonly #stops: (() => Promise<void>)[] = [];

  private constructor(
    readonly url: string,
    readonly store: EventStore,
    readonly pool: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param openStore a log that stands elsewhere */
  static async open(known: readonly Projection[] = views, openStore: (url: string) => EventStore = openEventStore): Promise<EngineRoom> {
    const database = await createTestDatabase();
    await migrateEventStore(database.url);
    await migrateReadModels(database.url, known);
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    pool.on('error', () => undefined); // A test ended the session.
    return new EngineRoom(database.url, openStore(database.url), pool, () => database.drop());
  }

  /** A projector's consumers, with short times. */
  startConsumers(known: readonly Projection[] = views, options: Partial<ConsumerGroupOptions> = {}): ConsumerGroup {
    const consumers = new ConsumerGroup({
      url: this.url,
      kind: 'projection',
      log: new SharedLog(this.store),
      member: randomUUID(),
      logger: silent,
      leaseMs: 1_200,
      beatMs: 200,
      idleInTransactionMs: 700,
      consumer: { ...defaultSettings, attempts: 2, backoff: { firstMs: 5, mostMs: 20 } },
      resolve: (generation) => resolveSubscriber(known, generation),
      ...options,
    });
    consumers.start();
    this.#stops.push(() => consumers.stop());
    return consumers;
  }

  /** A projector with its consumers, as it works by itself. @returns how to stop it */
  startProjector(known: readonly Projection[], options: Partial<OutdatedViewsOptions> = {}): () => Promise<void> {
    const views = new OutdatedViews({ url: this.url, log: this.store, projections: known, logger: silent, ...options });
    const consumers = this.startConsumers(known, { housekeep: (session) => views.look(session) });
    const stop = async () => void (await Promise.all([consumers.stop(), views.stop()]));
    this.#stops.push(stop);
    return stop;
  }

  async rows(text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return (await this.pool.query<Record<string, unknown>>(text, values as unknown[])).rows;
  }

  /** Waits until every live projection, or the named one, has passed the position. */
  async reached(position: bigint, name?: string): Promise<void> {
    await this.until(`position ${position}`, async () => {
      const [row] = await this.rows(
        `select min(position) as position from projections.generations where state = 'live' and ($1::text is null or name = $1)`,
        [name ?? null],
      );
      return BigInt(String(row?.position)) >= position;
    });
  }

  async until(what: string, holds: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
    for (const deadline = Date.now() + limitMs; !(await holds()); await delay(10)) {
      if (Date.now() > deadline) throw new Error(`Waited in vain for: ${what}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#stops.map((stop) => stop()));
    await this.store.close();
    await this.pool.end();
    await this.drop();
  }
}
