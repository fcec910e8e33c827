import { type RebuildResult, rebuild } from './rebuild.js';
import { shownGeneration, type Workbench } from './workbench.js';

/** The views whose readers see a generation that was made from a log that is gone. */
export async function lostViews({ session, projections }: Pick<Workbench, 'session' | 'projections'>): Promise<readonly string[]> {
  const found = await session.query<{ name: string; generation: number }>(
    `select name, generation from projections.generations g where state = 'lost' and kind = 'projection' and name = any($1::text[])
       and not exists (select from projections.generations live where live.name = g.name and live.state = 'live') order by name`,
    [projections.map(({ name }) => name)],
  );
  const names: string[] = [];
  for (const { name, generation } of found) if ((await shownGeneration(session, name)) === generation) names.push(name);
  return names;
}

/** Builds each of them anew from the log that is there, beside what readers see. @throws ReplayError */
export async function rebuildLost(workbench: Workbench): Promise<readonly RebuildResult[]> {
  const results: RebuildResult[] = [];
  for (const name of await lostViews(workbench)) {
    results.push(await rebuild(workbench, name, { dryRun: false, rate: undefined, swap: true, verify: false, acceptDifferences: false }));
    workbench.reporter.say(`${name}: built anew, generation ${results.at(-1)?.generation} is live.`);
  }
  return results;
}
