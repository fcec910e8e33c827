import { parseArgs } from 'node:util';
import { fuzz } from '../../contract/fuzz/fuzz.js';
import { openInstallation } from '../../contract/installation.js';
import { createDatabase, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { wholeNumber } from '../../test-bed/whole-number.js';

export const usage = `    --requests <n>         made from the descriptions of both APIs (100000)
    --seed <n>             the same one makes the same requests (of the clock)`;

/** So many requests are made, and kept, at once. */
const ROUND = 5_000;
const SHOWN = 20;

/** Sends requests that are made from the descriptions of both APIs. @returns whether all were answered as the descriptions say */
export async function proveHttp(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options: { requests: { type: 'string' }, seed: { type: 'string' } } });
  const count = wholeNumber('requests', values.requests ?? '100000');
  const first = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000_000));
  return withScratchPostgres(async (server) => {
    const installation = await openInstallation(await createDatabase(server, 'contract'), {
      RATE_LIMIT_COMMANDS: '0',
      RATE_LIMIT_READS: '0',
    });
    let found = 0;
    for (let sent = 0, seed = first; sent < count; sent += ROUND, seed++) {
      const { asked, byStatus, findings } = await fuzz(installation, { count: Math.min(ROUND, count - sent), seed });
      console.log(`seed ${seed}: ${asked} requests, ${JSON.stringify(byStatus)}, ${findings.length} answered otherwise`);
      for (const finding of findings.slice(0, Math.max(0, SHOWN - found))) console.log(finding.slice(0, 2_000));
      found += findings.length;
    }
    await installation.close();
    return found === 0;
  });
}
