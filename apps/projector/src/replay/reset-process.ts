import { COMMIT_DURABLY } from '#postgres/durable';
import { LogDisagrees } from '#subscriptions/log-disagrees';
import { CONTROL_CHANNEL } from '#subscriptions/schema';
import { disagrees, isLive, judgeAll } from './look-at-log.js';
import { ReplayError } from './replay-error.js';
import { estimateEvents, type Workbench } from './workbench.js';

/**
 * Lets a process manager go on from another place: its beginning, or an event. What is parked beyond it is met again.
 * @returns the position
 * @throws ReplayError; LogDisagrees while the log is not the one that was read
 */
export async function resetProcess({ session, log }: Workbench, name: string, to: bigint): Promise<bigint> {
  const [known] = await session.query<{ kind: string }>('select kind from projections.generations where name = $1 limit 1', [name]);
  if (known === undefined) throw new ReplayError(`There is no process manager ${name}.`);
  if (known.kind !== 'process') throw new ReplayError(`${name} is no process manager: rebuild does that for a view.`);
  const [strange] = (await judgeAll(session, log)).filter(disagrees).filter(isLive);
  // It would begin anew in a log of which nobody has said that it is the right one, and agree with it.
  if (strange !== undefined) throw new LogDisagrees(strange, strange.judgement);
  const event = to === 0n ? undefined : await log.eventAt(to);
  if (to !== 0n && event === undefined) throw new ReplayError(`No event stands at position ${to}: name one that does, or say start.`);
  const events = await estimateEvents(session, to);
  const [timers] = await session.query<{ there: boolean }>(`select to_regclass('processes.timers') is not null as there`);
  await session.begin(COMMIT_DURABLY);
  try {
    await session.query('select from projections.generations where name = $1 for update', [name]);
    await session.query(`update projections.leases set epoch = epoch + 1, owner = null, until = '-infinity' where name = $1`, [name]);
    await session.query(
      `update projections.generations g set position = $2::bigint, events = $3, recorded_at = $4, marker = $5, marker_position = case when $5::text is null then null else $2::bigint end,
         problem = null, detail = null, lease_epoch = greatest(g.lease_epoch, l.epoch)
       from projections.leases l where l.name = g.name and l.generation = g.generation and g.name = $1`,
      [name, to.toString(), events, event?.recordedAt ?? null, event?.id ?? null],
    );
    await session.query('delete from projections.parked where name = $1 and position > $2', [name, to.toString()]);
    // From the beginning on, all of them are started again; elsewhere those that were started before it would be missing.
    if (to === 0n && timers?.there === true) await session.query('delete from processes.timers where process = $1', [name]);
    // Where it stood in another log says nothing about this one.
    await session.query('delete from projections.marks where name = $1', [name]);
    await session.query('select pg_notify($1, $2)', [CONTROL_CHANNEL, name]);
    await session.script('commit');
  } catch (error) {
    await session.rollback();
    throw error;
  }
  return to;
}
