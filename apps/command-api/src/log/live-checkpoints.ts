import pg from 'pg';
import { EventStoreError } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { reportOf } from '#subscriptions/faults';
import { Client } from '#postgres/client';
import { leave } from '#postgres/leave';
import { type Finding } from './gate-state.js';

const LONGEST_WAIT_MS = 2_000;
/** Schema, or a table of it, that nobody has made yet: there are no followers, and so no checkpoints. */
const NOT_MADE = new Set(['3F000', '42P01']);

/** The checkpoints of all live followers (views and process managers), compared with the log itself. */
export class LiveCheckpoints {
  readonly #pool: pg.Pool;

  constructor(
    url: string,
    private readonly store: EventStore,
    logger: Logger,
  ) {
    this.#pool = new pg.Pool({
      Client,
      connectionString: url,
      application_name: 'orderline checkpoints',
      max: 1,
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      statement_timeout: LONGEST_WAIT_MS,
      query_timeout: 2 * LONGEST_WAIT_MS,
    });
    this.#pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection to the checkpoints broke'));
  }

  /** Never throws: whoever is away makes the finding unknown. */
  async look(): Promise<Finding> {
    try {
      const [head, { rows }] = await Promise.all([
        this.store.head(),
        this.#pool.query<{ name: string; position: string }>(`select name, position from projections.generations where state = 'live'`),
      ]);
      const beyond = rows.filter(({ position }) => BigInt(position) > head).map(({ name, position }) => `${name} at ${position}`);
      return beyond.length === 0
        ? { kind: 'agree' }
        : { kind: 'disagree', reason: `The log ends at ${head}, before ${beyond.join(', ')}.` };
    } catch (error) {
      if (error instanceof pg.DatabaseError && NOT_MADE.has(error.code ?? '')) return { kind: 'agree' };
      if (error instanceof EventStoreError) return { kind: 'unknown', away: 'event-store', reason: 'The event store cannot be reached.' };
      const { message } = reportOf(error);
      return { kind: 'unknown', away: 'read-models', reason: `The checkpoints cannot be read: ${message}` };
    }
  }

  close(): Promise<void> {
    return leave(this.#pool);
  }
}
