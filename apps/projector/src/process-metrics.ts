import { Gauge, type Registry } from 'prom-client';
import pg from 'pg';
import { Client } from '#postgres/client';
import { notePool } from '#postgres/pools';

interface FollowerStatus {
  readonly name: string;
  readonly kind: 'projection' | 'process';
  readonly position: string;
  readonly lag_events: string;
  readonly lag_seconds: number;
  readonly parked: number;
  readonly followed: boolean;
  readonly changed: boolean;
}

const LONGEST_WAIT_MS = 2_000;

/**
 * Shows in `/metrics` what the process managers last reported: they run in command APIs, and are shown here whichever it is. And which followers, views
 * among them, stand still because of the log: nobody runs those.
 * @returns what lets go of the database
 */
export function measureProcesses(readModelsUrl: string, registry: Registry): () => Promise<void> {
  const pool = notePool(
    new pg.Pool({
      Client,
      connectionString: readModelsUrl,
      application_name: 'orderline metrics',
      max: 1,
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      statement_timeout: LONGEST_WAIT_MS,
    }),
  );
  pool.on('error', () => undefined); // An idle connection that breaks is made anew with the next question.
  let asked: Promise<readonly FollowerStatus[]> | undefined;
  const ask = () => {
    asked ??= pool
      .query<FollowerStatus>(
        `select s.name, s.kind, s.position, s.lag_events, s.lag_seconds, s.parked, s.followed, coalesce(g.problem = 'log-changed', false) as changed
         from projections.status s join projections.generations g using (name, generation) where s.role = 'live'`,
      )
      .then(
        ({ rows }) => rows,
        () => [], // What cannot be known is left out; the other metrics are needed most just then, and the health check says why.
      )
      .finally(() => (asked = undefined));
    return asked;
  };
  const gauge = (name: string, help: string, read: (status: FollowerStatus) => number) => {
    new Gauge({
      name,
      help,
      labelNames: ['process'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const status of (await ask()).filter(({ kind }) => kind === 'process')) this.set({ process: status.name }, read(status));
      },
    });
  };
  gauge('orderline_process_position', 'Position in the log that the process manager has reached.', ({ position }) => Number(position));
  gauge('orderline_process_lag_events', 'Events that the process manager is behind; an estimate.', (status) => Number(status.lag_events));
  gauge('orderline_process_lag_seconds', 'Age of the last event acted on, while it is behind.', (status) => status.lag_seconds);
  gauge('orderline_process_parked_events', 'Events set aside because they, or one before them, failed.', ({ parked }) => parked);
  gauge('orderline_process_followed', '1 while some command API runs the process manager.', ({ followed }) => (followed ? 1 : 0));
  new Gauge({
    name: 'orderline_log_changed',
    help: '1 while the view or process manager stands still because the log is not the one that it has read.',
    labelNames: ['follower'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, changed } of await ask()) this.set({ follower: name }, changed ? 1 : 0);
    },
  });
  return () => pool.end();
}
