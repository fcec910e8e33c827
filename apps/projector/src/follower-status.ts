import pg from 'pg';
import { type EventStore } from '#event-store/event-store';
import { Client } from '#postgres/client';
import { notePool } from '#postgres/pools';
import { seenPosition } from '#subscriptions/schema-indexes';

/** What is known of one follower of the log, whichever process feeds it, and if none does. */
export interface FollowerStatus {
  readonly name: string;
  readonly kind: 'projection' | 'process';
  readonly generation: number;
  /** live: readers see it, or it is a process manager; the others are being filled. */
  readonly role: 'live' | 'rebuilding' | 'ready' | 'verifying';
  /** Why it does not move: paused, failing, log-changed and so on; its role where nothing is wrong. */
  readonly state: string;
  readonly position: bigint;
  /** Events after what readers of it see; an estimate where it handles few of what it looks at. */
  readonly lagEvents: number;
  /** Age of the oldest event that it has not dealt with; 0 where there is none. */
  readonly lagSeconds: number;
  readonly parked: number;
  readonly followed: boolean;
  readonly changed: boolean;
}

type Row = Omit<FollowerStatus, 'position' | 'lagEvents' | 'lagSeconds'> & {
  readonly position: string;
  readonly seen: string;
  readonly events: string;
  readonly reportedEvents: string;
  readonly reportedSeconds: number;
};

export interface Statuses {
  /** Position of the log's last event; undefined where it cannot be asked. */
  readonly head: bigint | undefined;
  readonly followers: readonly FollowerStatus[];
}

type Log = Pick<EventStore, 'head' | 'readAll'>;

const LONGEST_WAIT_MS = 2_000;
const nothing: Statuses = { head: undefined, followers: [] };

/** Asks how every follower of the log does. Questions that come together are asked once. */
export class FollowerStatuses {
  readonly #pool: pg.Pool;
  #asked: Promise<Statuses> | undefined;

  constructor(
    readModelsUrl: string,
    private readonly log: Log,
  ) {
    this.#pool = notePool(
      new pg.Pool({
        Client,
        connectionString: readModelsUrl,
        application_name: 'orderline metrics',
        max: 1,
        connectionTimeoutMillis: LONGEST_WAIT_MS,
        statement_timeout: LONGEST_WAIT_MS,
      }),
    );
    this.#pool.on('error', () => undefined); // An idle connection that breaks is made anew with the next question.
  }

  /** What cannot be known is left out: the other metrics are needed most just then, and the health check says why. */
  ask(): Promise<Statuses> {
    this.#asked ??= this.#ask()
      .catch(() => nothing)
      .finally(() => (this.#asked = undefined));
    return this.#asked;
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #ask(): Promise<Statuses> {
    const [{ rows }, head] = await Promise.all([
      this.#pool.query<Row>(
        `select s.name, s.kind, s.generation, s.role, s.state, s.position, ${seenPosition} as seen, s.events, s.parked, s.followed,
           s.lag_events as "reportedEvents", s.lag_seconds as "reportedSeconds", coalesce(g.problem = 'log-changed', false) as changed
         from projections.status s join projections.generations g using (name, generation)
         where s.role in ('live', 'rebuilding', 'ready', 'verifying')`,
      ),
      inTime(this.log.head()),
    ]);
    return { head, followers: await Promise.all(rows.map((row) => this.#statusOf(row, head))) };
  }

  /** By the log itself, since whoever fails or is fed by nobody reports nothing; by its last report where the log cannot be asked. */
  async #statusOf(
    { reportedEvents, reportedSeconds, events, seen: readersSee, ...row }: Row,
    head: bigint | undefined,
  ): Promise<FollowerStatus> {
    const [position, seen] = [BigInt(row.position), BigInt(readersSee)];
    const known = { ...row, position };
    if (head === undefined) return { ...known, lagEvents: Number(reportedEvents), lagSeconds: reportedSeconds };
    if (head <= seen) return { ...known, lagEvents: 0, lagSeconds: 0 };
    const density = position === 0n ? 1 : Number(events) / Number(position);
    const oldest = await inTime(this.#firstAfter(seen));
    const seconds = oldest === undefined ? reportedSeconds : Math.max(0, (Date.now() - oldest.getTime()) / 1_000);
    return { ...known, lagEvents: Math.ceil(Number(head - seen) * density), lagSeconds: seconds };
  }

  async #firstAfter(position: bigint): Promise<Date | undefined> {
    for await (const { events } of this.log.readAll({ after: position, batchSize: 1 })) {
      const [first] = events;
      if (first !== undefined) return first.recordedAt;
    }
    return undefined;
  }
}

/** @returns undefined for what fails, or takes longer than whoever looks should wait */
async function inTime<Answer>(work: Promise<Answer>): Promise<Answer | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), LONGEST_WAIT_MS);
  return Promise.race([work.catch(() => undefined), late.promise]).finally(() => clearTimeout(timer));
}
