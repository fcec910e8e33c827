import { type Session } from '#subscriptions/session';
import { rebuild } from '#projector/replay/rebuild';
import { silentReporter } from '#projector/replay/reporter';
import { openSession } from '#projector/replay/workbench';
import { type BenchOptions } from '../bench-options.js';
import { type BenchLog } from './bench-log.js';
import { viewNames, viewsNamed } from './views.js';

/** Rebuilds each view from the whole log with the code of `replay rebuild`, indexes included, up to where it could be swapped in. @returns events per second */
export async function rebuildRates(log: BenchLog, { progress }: Pick<BenchOptions, 'progress'>): Promise<ReadonlyMap<string, number>> {
  const session = await openSession(log.url, 'bench');
  try {
    const rates = new Map<string, number>();
    for (const name of viewNames) {
      rates.set(name, await rebuildRate(log, session, name));
      progress(`rebuild of ${name}: ${Math.round(rates.get(name) ?? 0).toLocaleString('en')}/s`);
    }
    return rates;
  } finally {
    await session.close();
  }
}

async function rebuildRate(log: BenchLog, session: Session, name: string): Promise<number> {
  const workbench = {
    url: log.url,
    log: log.store,
    session,
    projections: viewsNamed([name]),
    reporter: silentReporter,
    signal: new AbortController().signal,
  };
  const how = { dryRun: false, rate: undefined, swap: false, verify: false, acceptDifferences: false };
  const { events, seconds, generation } = await rebuild(workbench, name, how);
  await log.dropGeneration(name, generation);
  return events / seconds;
}
