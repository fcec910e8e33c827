import { type EventAt, type EventStore } from '#event-store/event-store';
import { faultOf } from './faults.js';
import { type LeaseKey } from './fence.js';
import { type Session } from './session.js';

/** How often a follower that moves leaves a mark. */
export const MARK_MS = 60_000;

/** Where a follower stood at some time. */
export interface Mark {
  readonly position: bigint;
  /** Of the event there. */
  readonly id: string;
  readonly markedAt: Date;
}

/** A log that can be asked. Every store has `hasRemoved`; without it nothing counts as removed. */
export type JudgedLog = Pick<EventStore, 'eventAt' | 'head'> & Partial<Pick<EventStore, 'hasRemoved'>>;

/** Whether the store itself has removed what stood there, so that it says nothing about the log. */
export async function isRemoved(store: JudgedLog, position: bigint): Promise<boolean> {
  return (await store.hasRemoved?.(position)) ?? false;
}

/** What the first mark says of which something is left in the log; 'none' where nothing is left of any. */
export async function agreementOf(store: JudgedLog, marks: readonly Mark[]): Promise<'agrees' | 'contradicts' | 'none'> {
  for (const { position, id } of marks) {
    const found = await store.eventAt(position);
    if (found !== undefined) return found.id === id ? 'agrees' : 'contradicts';
    if (!(await isRemoved(store, position))) return 'contradicts';
  }
  return 'none';
}

/**
 * The newest mark that the log still has. What is older agrees as well, but for what the store has removed, so not all have to be asked: ever
 * larger steps back to one that agrees, then halves. Where some have been removed, it may be one that is somewhat older.
 */
export async function newestAgreeing(store: JudgedLog, newestFirst: readonly Mark[]): Promise<Mark | undefined> {
  const agrees = async (index: number) => {
    const { position, id } = newestFirst[index] as Mark;
    return (await store.eventAt(position))?.id === id;
  };
  const last = newestFirst.length - 1;
  let agreeing = -1;
  let disagreeing = -1;
  for (let step = 1; agreeing < 0 && disagreeing < last; step *= 2) {
    const index = Math.min(disagreeing + step, last);
    if (await agrees(index)) agreeing = index;
    else disagreeing = index;
  }
  while (agreeing - disagreeing > 1) {
    const middle = (agreeing + disagreeing) >>> 1;
    if (await agrees(middle)) agreeing = middle;
    else disagreeing = middle;
  }
  return newestFirst[agreeing];
}

/** A log that is asked about each position once, however many followers have stood there. For one look: it never asks again. */
export function rememberingLog(store: JudgedLog): JudgedLog {
  const asked = new Map<bigint, Promise<EventAt | undefined>>();
  let head: Promise<bigint> | undefined;
  return {
    eventAt(position) {
      const known = asked.get(position) ?? store.eventAt(position);
      asked.set(position, known);
      return known;
    },
    head: () => (head ??= store.head()),
    hasRemoved: (position) => isRemoved(store, position),
  };
}

export async function loadMarks(session: Session, { name, generation }: LeaseKey): Promise<readonly Mark[]> {
  const found = await session.query<{ position: string; id: string; markedAt: Date }>(
    'select position, id, marked_at as "markedAt" from projections.marks where name = $1 and generation = $2',
    [name, generation],
  );
  return found.map(({ position, ...mark }) => ({ ...mark, position: BigInt(position) }));
}

/**
 * Notes where a follower stands, and thins out where it stood before: of those that are no longer quite new one is kept of each minute, beyond an hour
 * of each hour, beyond a day of each day, beyond a month of each month. What lies beyond the place is of a time before the follower was set back. Nothing depends on any single
 * mark, so where the database has no time now it is left out.
 */
export async function leaveMark(session: Session, { name, generation }: LeaseKey, { position, id }: Omit<Mark, 'markedAt'>): Promise<void> {
  try {
    await session.query(
      `with left_now as (
         insert into projections.marks (name, generation, position, id)
         select name, generation, $3::bigint, $4::text from projections.generations where name = $1 and generation = $2
         on conflict (name, generation, position) do update set id = excluded.id, marked_at = excluded.marked_at
       ), aged as (
         select position, case when marked_at < now() - interval '1 month' then 'month' when marked_at < now() - interval '1 day' then 'day'
                  when marked_at < now() - interval '1 hour' then 'hour' else 'minute' end as grain, marked_at
         from projections.marks where name = $1 and generation = $2 and marked_at < now() - interval '5 minutes'
       ), ranked as (
         select position, row_number() over (partition by grain, date_trunc(grain, marked_at, 'UTC') order by position desc) as rank from aged
       )
       delete from projections.marks where name = $1 and generation = $2 and position <> $3
         and (position > $3 or position in (select position from ranked where rank > 1))`,
      [name, generation, position.toString(), id],
    );
  } catch (error) {
    if (session.broken || faultOf(error) !== 'passing') throw error;
  }
}
