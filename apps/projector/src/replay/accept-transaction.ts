import { setTimeout as delay } from 'node:timers/promises';
import { backoffMs } from '#postgres/backoff';
import { COMMIT_DURABLY } from '#postgres/durable';
import { faultOf } from '#subscriptions/faults';
import { type Judged } from '#subscriptions/log-verdict';
import { CONTROL_CHANNEL } from '#subscriptions/schema';
import { type Session } from '#subscriptions/session';
import { commonTo, disagrees, endOf, isLive, judgeAll, type LogEnd } from './look-at-log.js';
import { ReplayError } from './replay-error.js';
import { openSession, type Workbench } from './workbench.js';

export interface Accepted {
  /** Generations that were made from what is gone. */
  readonly lost: readonly { readonly name: string; readonly generation: number }[];
  /** What was left out for good of events that are gone. */
  readonly discards: number;
}

const TRIES = 20;
const BUSY = { firstMs: 100, mostMs: 1_000 };

/**
 * Says, in one transaction, that the log which ends so is the right one. Nobody feeds anything meanwhile, and who did is fenced off and told. What
 * agrees goes on from where it is, process managers from the beginning, what disagrees is lost.
 * @returns undefined where nothing disagrees any more
 * @throws ReplayError where the log's end is another event by now
 */
export async function accept(workbench: Workbench, seen: LogEnd, by: string): Promise<Accepted | undefined> {
  let session = await openSession(workbench.url, 'accept-log');
  try {
    for (let attempt = 1; ; attempt++) {
      workbench.signal.throwIfAborted();
      try {
        return await tryAccept({ ...workbench, session }, seen, by);
      } catch (error) {
        await session.rollback();
        if ((faultOf(error) !== 'passing' && !session.broken) || attempt === TRIES) throw error;
        if (session.broken) {
          await session.close();
          session = await openSession(workbench.url, 'accept-log');
        }
        await delay(backoffMs(BUSY, attempt));
      }
    }
  } finally {
    await session.close();
  }
}

async function tryAccept({ session, log }: Workbench, seen: LogEnd, by: string): Promise<Accepted | undefined> {
  await session.begin(COMMIT_DURABLY);
  await session.query('select from projections.generations order by name, generation for update');
  const judged = await judgeAll(session, log);
  const disagreeing = judged.filter(disagrees);
  if (disagreeing.length === 0) {
    await session.rollback();
    return undefined;
  }
  await fence(session);
  if (disagreeing.some(isLive)) await restartProcesses(session);
  await lose(session, disagreeing);
  const discards = await record(session, judged, seen, by);
  await session.query('select pg_notify($1, name) from (select distinct name from projections.generations) as told', [CONTROL_CHANNEL]);
  const end = await endOf(log); // The last word before the commit: the log that is accepted is the one that was looked at.
  if (end.position !== seen.position || end.id !== seen.id)
    throw new ReplayError(`The log has moved: it ended at position ${seen.position} and ends at ${end.position} now. Look again.`);
  await session.script('commit');
  const lost = disagreeing.filter(({ kind }) => kind === 'projection').map(({ name, generation }) => ({ name, generation }));
  return { lost, discards };
}

/** No batch of an owner of before can be committed, and every lease is free. */
async function fence(session: Session): Promise<void> {
  await session.script(
    `update projections.leases set epoch = epoch + 1, owner = null, until = '-infinity';
     update projections.generations g set lease_epoch = greatest(g.lease_epoch, l.epoch) from projections.leases l
     where l.name = g.name and l.generation = g.generation`,
  );
}

/** They recognise in the streams what they have done; what they did in streams that are gone has to be done again. */
async function restartProcesses(session: Session): Promise<void> {
  const ofProcess = `name in (select name from projections.generations where kind = 'process')`;
  const [timers] = await session.query<{ there: boolean }>(`select to_regclass('processes.timers') is not null as there`);
  await session.script(
    `update projections.generations set position = 0, events = 0, recorded_at = null, marker = null, marker_position = null, problem = null, detail = null
       where kind = 'process';
     delete from projections.marks where ${ofProcess};
     delete from projections.parked where ${ofProcess};
     delete from projections.requests where answered_at is null and ${ofProcess};
     ${timers?.there === true ? 'delete from processes.timers' : ''}`,
  );
}

async function lose(session: Session, disagreeing: readonly Judged[]): Promise<void> {
  const ofProjections = disagreeing.filter(({ kind }) => kind === 'projection');
  const generations = [ofProjections.map(({ name }) => name), ofProjections.map(({ generation }) => generation)];
  const lost = 'unnest($1::text[], $2::integer[]) as lost(name, generation) where lost.name = t.name and lost.generation = t.generation';
  await session.query(
    `update projections.generations t set state = 'lost', problem = null,
       detail = 'Made from a log that is gone, and kept to be looked at until: npm run replay -- drop ' || t.name from ${lost}`,
    generations,
  );
  await session.query(`delete from projections.requests t using ${lost} and t.answered_at is null`, generations);
}

/**
 * Beyond what is known to be the same, another event may stand at the position of one that was left out: deciding on it is for whoever knows it. Fewer
 * than were gone in truth are never taken.
 */
async function record(session: Session, judged: readonly Judged[], { position, id }: LogEnd, by: string): Promise<number> {
  const oldEnd = judged.reduce((furthest, checkpoint) => (checkpoint.position > furthest ? checkpoint.position : furthest), 0n);
  const [row] = await session.query<{ discards: number }>(
    `with gone as (delete from projections.discarded where position > $1 returning *)
     insert into projections.accepted_logs (accepted_by, old_end, new_end, new_end_id, discards)
     select $2, $3, $4, $5, (select coalesce(json_agg(gone order by name, position), '[]') from gone) returning json_array_length(discards) as discards`,
    [commonTo(judged).position.toString(), by, oldEnd.toString(), position.toString(), id ?? null],
  );
  return row?.discards ?? 0;
}
