import pg from 'pg';
import { EventStoreError, LogChanged } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { Client } from '#postgres/client';
import { leave } from '#postgres/leave';
import { notePool } from '#postgres/pools';
import { type Logger } from '#platform/logging/logger';
import { reportOf } from '#subscriptions/faults';
import { judgeCheckpoints } from '#subscriptions/log-verdict';
import { type Finding } from './gate-state.js';

const LONGEST_WAIT_MS = 2_000;

export interface LiveCheckpointsOptions {
  /** The database of the read models. */
  readonly url: string;
  readonly store: EventStore;
  /** Process managers that this version knows: one that is gone keeps nobody from anything. Which views there are only the projectors know. */
  readonly processes: readonly string[];
  readonly logger: Logger;
}

/** The checkpoints of all live followers (views and process managers), compared with the log itself. */
export class LiveCheckpoints {
  readonly #options: LiveCheckpointsOptions;
  readonly #pool: pg.Pool;

  constructor(options: LiveCheckpointsOptions) {
    this.#options = options;
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: options.url,
        application_name: 'orderline checkpoints',
        max: 1,
        connectionTimeoutMillis: LONGEST_WAIT_MS,
        query_timeout: LONGEST_WAIT_MS,
      }),
    );
    this.#pool.on('error', () => undefined); // An idle connection that breaks is made anew with the next look.
  }

  /** Never throws: whoever is away makes the finding unknown. */
  async look(): Promise<Finding> {
    try {
      return await this.#compare();
    } catch (error) {
      if (error instanceof EventStoreError) return { kind: 'unknown', away: 'event-store', reason: 'The event store cannot be reached.' };
      const report = reportOf(error);
      this.#options.logger.debug(report, 'the checkpoints could not be read');
      return { kind: 'unknown', away: 'read-models', reason: `The checkpoints cannot be read (${report.code}).` };
    }
  }

  close(): Promise<void> {
    return leave(this.#pool);
  }

  async #compare(): Promise<Finding> {
    const { store, processes } = this.#options;
    const query = async <Row>(text: string, values: readonly unknown[] = []) => (await this.#pool.query(text, [...values])).rows as Row[];
    // Where nobody has ever followed the log there is no table.
    const [made] = await query<{ made: boolean }>(`select to_regclass('projections.generations') is not null as made`);
    if (made?.made !== true) return { kind: 'agree' };
    const known = (await judgeCheckpoints(query, store)).filter(({ kind, name }) => kind === 'projection' || processes.includes(name));
    const disagreeing = known.flatMap(({ name, judgement }) => (judgement.verdict === 'agrees' ? [] : [{ name, ...judgement }]));
    const [first] = disagreeing;
    if (first === undefined) return { kind: 'agree' };
    const error = new LogChanged(first.position, first.expected ?? 'the one that was read', first.found);
    return { kind: 'disagree', error, followers: disagreeing.map(({ name }) => name) };
  }
}
