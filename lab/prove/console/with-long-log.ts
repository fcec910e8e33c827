import { migrateKeyVault } from '#personal-data/schema';
import { BenchLog } from '../../bench/projections/bench-log.js';
import { withWholeInstallation, type WholeInstallation } from '../../bench/whole/installation.js';
import { withScratchFolder, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { beforeOrders, longLog } from './long-log.js';
import { isThere, know, passProcesses } from './prepared-log.js';
import { type Known } from './questions.js';

/** An installation with a log of so many events, of which every view has all. */
export async function withLongLog<Result>(
  events: number,
  use: (installation: WholeInstallation, known: Known) => Promise<Result>,
): Promise<Result> {
  return withScratchPostgres((server) =>
    withScratchFolder(async (folder) => {
      await using log = await BenchLog.create(server, 'console');
      const { url } = log;
      await migrateKeyVault(url);
      await log.append('products', beforeOrders());
      // The process managers begin before the orders of the log, which are dealt with already.
      const begun = await log.store.head();
      await withWholeInstallation({ url, folder }, {}, () => isThere(url, begun));
      console.log(`filling the log with ${events.toLocaleString('en')} events`);
      const { upTo } = await log.append('the long log', longLog(events));
      await passProcesses(url, upTo);
      return await withWholeInstallation({ url, folder }, {}, async (installation) => {
        console.log('catching up');
        await isThere(url, upTo);
        return use(installation, await know(log, upTo));
      });
    }),
  );
}
