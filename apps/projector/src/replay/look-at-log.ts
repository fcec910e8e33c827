import { type EventStore } from '#event-store/event-store';
import { type Judged, judgeCheckpoints, type Disagrees } from '#subscriptions/log-verdict';
import { type Session } from '#subscriptions/session';
import { destroyedSince } from './key-tables.js';
import { queryOf, type Workbench } from './workbench.js';

/** Every state but `lost`: what a checkpoint in one of these says has to agree with the log. */
const JUDGED = ['live', 'retained', 'rebuilding', 'ready', 'verifying'];

/** The log's last event; without an id where the log is empty. */
export interface LogEnd {
  readonly position: bigint;
  readonly id: string | undefined;
}

/** A position beyond what is known to be the same in both logs. */
export interface Beyond {
  readonly name: string;
  readonly position: string;
}

/** What there is to know before somebody says which log is the right one. */
export interface Look {
  readonly end: LogEnd;
  readonly checkpoints: readonly Judged[];
  /** Furthest position that is known to be the same in the log that was read and in the one that is there. */
  readonly common: bigint;
  /** When somebody stood there; undefined where no mark says it. */
  readonly commonAt: Date | undefined;
  readonly parked: readonly Beyond[];
  readonly discarded: readonly Beyond[];
  /** Whose keys were destroyed since then: the log may not say so any more. */
  readonly destroyed: readonly string[];
}

export async function endOf(log: Pick<EventStore, 'head' | 'eventAt'>): Promise<LogEnd> {
  const position = await log.head();
  return { position, id: (await log.eventAt(position))?.id };
}

export function judgeAll(session: Session, log: EventStore): Promise<readonly Judged[]> {
  return judgeCheckpoints(queryOf(session), log, undefined, JUDGED);
}

export type Disagreeing = Judged & { readonly judgement: Disagrees };
export const disagrees = (judged: Judged): judged is Disagreeing => judged.judgement.verdict === 'log-changed';
/** One that followers and commands wait for. */
export const isLive = ({ state }: Judged): boolean => state === 'live';

export function commonTo(checkpoints: readonly Judged[]): { readonly position: bigint; readonly markedAt: Date | undefined } {
  let common: { position: bigint; markedAt: Date | undefined } = { position: 0n, markedAt: undefined };
  for (const checkpoint of checkpoints) {
    const agreeing = disagrees(checkpoint) ? checkpoint.judgement.agreesAt : { position: checkpoint.position, markedAt: undefined };
    if (agreeing !== undefined && agreeing.position >= common.position)
      common = { ...agreeing, markedAt: agreeing.markedAt ?? common.markedAt };
  }
  return common;
}

/** Looks at everything and changes nothing. @throws what keeps a database or the log from being asked */
export async function look({ session, log, url, keysUrl = url }: Workbench): Promise<Look> {
  const checkpoints = await judgeAll(session, log);
  const { position: common, markedAt: commonAt } = commonTo(checkpoints);
  const beyond = (table: 'parked' | 'discarded') =>
    session.query<{ name: string; position: string }>(
      `select distinct name, position from projections.${table} where position > $1 order by name, position`,
      [common.toString()],
    );
  return {
    end: await endOf(log),
    checkpoints,
    common,
    commonAt,
    parked: await beyond('parked'),
    discarded: await beyond('discarded'),
    destroyed: await destroyedSince(keysUrl, commonAt),
  };
}
