import { type Subscriber, type Log } from './subscriber.js';
import { type ConsumerSettings } from './consumer-settings.js';
import { type Connections } from './connections.js';
import { type LeaseKey } from './fence.js';
import { type Session } from './session.js';

/** Structured log lines, as pino writes them. */
export interface ConsumerLogger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Why a generation is not fed, for people. */
export interface Problem {
  readonly problem: string;
  readonly detail: string;
}

/** A generation that wants feeding: live, or retained for a rollback. */
export interface Generation extends LeaseKey {
  readonly version: number;
  readonly state: 'live' | 'retained';
  readonly position: bigint;
  readonly events: number;
  readonly problem: string | null;
  /** Who has the lease now. */
  readonly owner: string | null;
  /** Who has it or had it last; `null` where that one gave it back. */
  readonly lastOwner: string | null;
  /** Milliseconds until the lease runs out, unless it is renewed; `null` where nobody has it. */
  readonly lapsesInMs: number | null;
}

export interface ConsumerGroupOptions {
  /** The database of the read models, where leases and checkpoints stand. */
  readonly url: string;
  readonly kind: Subscriber['kind'];
  readonly log: Log;
  /** This process's own name among all that share the work. */
  readonly member: string;
  readonly logger: ConsumerLogger;
  readonly leaseMs: number;
  /** How often leases are renewed and free ones looked for; a few times within a lease. */
  readonly beatMs: number;
  /** Below the lease. */
  readonly idleInTransactionMs: number;
  readonly consumer: ConsumerSettings;
  /** How long what happens gathers for a generation that is kept for a rollback, in milliseconds. Default 250. */
  readonly retainedGatherMs?: number;
  /** What the followers share, closed with the group; leases are kept through another connection. Default: each has one of its own. */
  readonly connections?: Connections;
  /** Which edition of its kind's events this code reads. Default: the first. */
  readonly edition?: number;
  /** What feeds the generation in this version of the code. */
  readonly resolve: (generation: Generation) => Subscriber | Problem;
  /** Done with every beat. */
  readonly housekeep?: (session: Session) => Promise<void>;
}

/** A process that dies or stands still holds nobody up for longer than 3.5 s: so long its lease and the taking over last together. */
export const leaseTimes = { leaseMs: 3_200, beatMs: 500, idleInTransactionMs: 2_000 } as const;

export const keyOf = ({ name, generation }: LeaseKey): string => `${name} ${generation}`;

export async function loadGenerations(session: Session, kind: Subscriber['kind']): Promise<readonly Generation[]> {
  const found = await session.query<Omit<Generation, 'position' | 'events'> & { position: string; events: string }>(
    `select g.name, g.generation, g.version, g.state, g.position, g.events, g.problem, case when l.until > clock_timestamp() then l.owner end as owner, l.owner as "lastOwner",
            case when l.until > clock_timestamp() then extract(epoch from l.until - clock_timestamp())::double precision * 1000 end as "lapsesInMs"
     from projections.generations g join projections.leases l using (name, generation)
     where g.kind = $1 and g.state in ('live', 'retained') order by g.state, g.name, g.generation`,
    [kind],
  );
  return found.map((row) => ({ ...row, position: BigInt(row.position), events: Number(row.events) }));
}

export async function noteProblem(session: Session, { name, generation }: LeaseKey, problem: Problem | undefined): Promise<void> {
  await session.query('update projections.generations set problem = $3, detail = $4 where name = $1 and generation = $2', [
    name,
    generation,
    problem?.problem ?? null,
    problem?.detail ?? null,
  ]);
}
