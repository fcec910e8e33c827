import { type EventStore } from '#event-store/event-store';
import { type Judged, judgeCheckpoints, type Disagrees } from '#subscriptions/log-verdict';
import { type Session } from '#subscriptions/session';
import { destroyedSince } from './key-tables.js';
import { queryOf, type Workbench } from './workbench.js';

/** Every state but `lost`: what a checkpoint in one of these says has to agree with the log. */
const JUDGED = ['live', 'retained', 'rebuilding', 'ready', 'verifying'];

const PARKED = `select distinct name, position from
  (select p.name, p.position from projections.parked p join projections.generations g using (name, generation) where g.state <> 'lost') as parked`;

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

/**
 * The furthest place that is known to be the same in both logs. Who agrees beyond one that does not has come to where he is in the log that is there,
 * and says nothing about the one that was read.
 */
export function commonTo(checkpoints: readonly Judged[]): { readonly position: bigint; readonly markedAt: Date | undefined } {
  const apart = checkpoints.filter(disagrees).map(({ position }) => position);
  const agreeing = checkpoints.map((checkpoint) =>
    disagrees(checkpoint) ? checkpoint.judgement.agreesAt : { position: checkpoint.position },
  );
  let common: { position: bigint; markedAt: Date | undefined } = { position: 0n, markedAt: undefined };
  for (const place of agreeing) {
    if (place === undefined || place.position < common.position || apart.some((position) => position <= place.position)) continue;
    const markedAt = 'markedAt' in place ? place.markedAt : undefined;
    common = { position: place.position, markedAt: markedAt ?? (place.position === common.position ? common.markedAt : undefined) };
  }
  return common;
}

/** Looks at everything and changes nothing. @throws what keeps a database or the log from being asked */
export async function look({ session, log, url, keysUrl = url }: Workbench): Promise<Look> {
  const checkpoints = await judgeAll(session, log);
  const { position: common, markedAt: commonAt } = commonTo(checkpoints);
  const beyond = (text: string) =>
    session.query<{ name: string; position: string }>(`${text} where position > $1 order by name, position`, [common.toString()]);
  return {
    end: await endOf(log),
    checkpoints,
    common,
    commonAt,
    parked: await beyond(PARKED),
    discarded: await beyond('select name, position from projections.discarded'),
    destroyed: await destroyedSince(keysUrl, commonAt),
  };
}
