import { parseArgs } from 'node:util';
import { fuzz } from '../../contract/fuzz/fuzz.js';
import { type Installation, openInstallation } from '../../contract/installation.js';
import { createDatabase, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { damageOf } from './damage.js';
import { runSchemathesis } from './schemathesis.js';

export const usage = `    --requests <n>         made from the descriptions of both APIs (100000)
    --seed <n>             the same one makes the same requests (of the clock)
    --examples <n>         of schemathesis, for each operation (100)
    --no-schemathesis      our own requests only`;

/** So many requests are made, and kept, at once. */
const ROUND = 5_000;
const SHOWN = 20;

/**
 * Sends requests that are made from the descriptions of both APIs, by our own fuzz and by schemathesis where that can be had. @returns whether all were
 * answered as the descriptions say, and nothing is parked or otherwise than the log has it afterwards
 */
export async function proveHttp(args: readonly string[]): Promise<boolean> {
  const options = {
    requests: { type: 'string' },
    seed: { type: 'string' },
    examples: { type: 'string' },
    'no-schemathesis': { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const count = wholeNumber('requests', values.requests ?? '100000');
  const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000_000));
  const examples = wholeNumber('examples', values.examples ?? '100');
  return withScratchPostgres(async (server) => {
    const url = await createDatabase(server, 'contract');
    const installation = await openInstallation(url, { RATE_LIMIT_COMMANDS: '0', RATE_LIMIT_READS: '0', RATE_LIMIT_ANONYMOUS: '0' });
    const found = await sendAll(installation, count, seed);
    const agreed = values['no-schemathesis'] === true || (await askSchemathesis(installation, seed, examples));
    const damage = await damageOf(installation, url);
    console.log(damage.length === 0 ? 'nothing is parked, and every view is as the log has it' : damage.join('\n'));
    await installation.close();
    return found === 0 && agreed && damage.length === 0;
  });
}

/** @returns how many requests were answered otherwise than they should be */
async function sendAll(installation: Installation, count: number, first: number): Promise<number> {
  let found = 0;
  for (let sent = 0, seed = first; sent < count; sent += ROUND, seed++) {
    const { asked, sound, byStatus, findings } = await fuzz(installation, { count: Math.min(ROUND, count - sent), seed });
    console.log(
      `seed ${seed}: ${asked} requests, ${sound} as described, ${JSON.stringify(byStatus)}, ${findings.length} answered otherwise`,
    );
    for (const finding of findings.slice(0, Math.max(0, SHOWN - found))) console.log(finding.slice(0, 2_000));
    found += findings.length;
  }
  return found;
}

/** @returns false where it found something */
async function askSchemathesis({ urls, token }: Installation, seed: number, examples: number): Promise<boolean> {
  let agreed = true;
  for (const api of ['commandApi', 'queryApi'] as const)
    if ((await runSchemathesis(api, urls[api], { token: await token('admin', 'ada'), seed, examples })) === false) agreed = false;
  return agreed;
}
