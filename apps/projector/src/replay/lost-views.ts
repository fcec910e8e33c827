import { type LeaseKey } from '#subscriptions/fence';
import { loadMarks, type Mark } from '#subscriptions/marks';
import { type RebuildResult, rebuild } from './rebuild.js';
import { shownGeneration, type Workbench } from './workbench.js';

/** The views whose readers see a generation that was made from a log that is gone. */
export async function lostViews(workbench: Pick<Workbench, 'session' | 'projections'>): Promise<readonly string[]> {
  return (await lostGenerations(workbench)).map(({ name }) => name);
}

async function lostGenerations({ session, projections }: Pick<Workbench, 'session' | 'projections'>): Promise<readonly LeaseKey[]> {
  const found = await session.query<LeaseKey & { [column: string]: unknown }>(
    `select name, generation from projections.generations g where state = 'lost' and kind = 'projection' and name = any($1::text[])
       and not exists (select from projections.generations live where live.name = g.name and live.state = 'live') order by name`,
    [projections.map(({ name }) => name)],
  );
  const shown: LeaseKey[] = [];
  for (const key of found) if ((await shownGeneration(session, key.name)) === key.generation) shown.push(key);
  return shown;
}

/** Builds each of them anew from the log that is there, beside what readers see. @throws ReplayError */
export async function rebuildLost(workbench: Workbench): Promise<readonly RebuildResult[]> {
  const results: RebuildResult[] = [];
  for (const lost of await lostGenerations(workbench)) {
    const { name } = lost;
    const built = await rebuild(workbench, name, { dryRun: false, rate: undefined, swap: true, verify: false, acceptDifferences: false });
    await inheritMarks(workbench, lost, built.generation);
    results.push(built);
    workbench.reporter.say(`${name}: built anew, generation ${built.generation} is live.`);
  }
  return results;
}

/** Where the view stood in what is the same in both logs: without that the next log to be put back would look like another one altogether. */
async function inheritMarks({ session, log }: Workbench, lost: LeaseKey, generation: number): Promise<void> {
  const kept: Mark[] = [];
  for (const mark of await loadMarks(session, lost)) if ((await log.eventAt(mark.position))?.id === mark.id) kept.push(mark);
  await session.query(
    `insert into projections.marks (name, generation, position, id, marked_at)
     select $1, $2, m.position, m.id, m.marked_at from unnest($3::bigint[], $4::text[], $5::timestamptz[]) as m(position, id, marked_at)
     on conflict (name, generation, position) do nothing`,
    [
      lost.name,
      generation,
      kept.map(({ position }) => position.toString()),
      kept.map(({ id }) => id),
      kept.map(({ markedAt }) => markedAt),
    ],
  );
}
