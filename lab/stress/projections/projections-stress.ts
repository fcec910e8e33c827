import { parseArgs } from 'node:util';
import { untilInterrupted } from '../../test-bed/clean-up.js';
import { withPooler } from '../../pgbouncer/with-pooler.js';
import { withScratchFolder, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { Random } from '../../test-bed/random.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { Installation, type Place } from './installation.js';
import { stressKills } from './kills.js';
import { type Part } from './part.js';
import { stressPauses } from './pauses.js';
import { stressPoison } from './poison.js';
import { stressRebuilds } from './rebuilds.js';

const MOST_FAULTS_SHOWN = 20;
const parts = ['kills', 'pauses', 'rebuilds', 'poison'] as const;
type PartName = (typeof parts)[number];

/**
 * `[--parts kills,pauses,rebuilds,poison] [--kills 200] [--pauses 10] [--seed 1] [--pooler]`: proves the projection engine on installations of its own.
 * @returns whether there was no fault
 */
export async function stressProjections(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      parts: { type: 'string', default: parts.join(',') },
      kills: { type: 'string', default: '200' },
      pauses: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      pooler: { type: 'boolean', default: false },
    },
  });
  const seed = wholeNumber('seed', values.seed);
  const kills = wholeNumber('kills', values.kills);
  const pauses = wholeNumber('pauses', values.pauses);
  const work: Readonly<Record<PartName, (part: Part) => Promise<string>>> = {
    kills: (part) => stressKills(part, kills),
    pauses: (part) => stressPauses(part, pauses),
    rebuilds: (part) => stressRebuilds(part, `${seed}`),
    poison: stressPoison,
  };
  const chosen = readParts(values.parts);
  let good = true;
  await withScratchFolder((folder) =>
    withScratchPostgres((server) =>
      withPooler(values.pooler, server, async (through) => {
        const place = { server, through, folder };
        for (const name of chosen) good = (await runPart(place, name, seed, work[name])) && good;
      }),
    ),
  );
  return good;
}

async function runPart(place: Place, name: PartName, seed: number, work: (part: Part) => Promise<string>): Promise<boolean> {
  await using installation = await Installation.open(place, name);
  const faults: string[] = [];
  let figures: string;
  try {
    figures = await work({ installation, random: new Random(`${seed}/${name}`), faults });
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    figures = 'came to no end';
  }
  await untilInterrupted();
  console.log(`${name} (seed ${seed}): ${figures}: ${faults.length === 0 ? 'no fault' : `${faults.length} FAULTS`}`);
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.log(`  ${fault}`);
  if (faults.length > 0) for (const line of installation.loudLines) console.log(`  | ${line}`);
  return faults.length === 0;
}

function readParts(text: string): readonly PartName[] {
  return text.split(',').map((name) => {
    const part = parts.find((known) => known === name);
    if (part !== undefined) return part;
    process.stderr.write(`--parts ${text}: ${name} is none of ${parts.join(', ')}.\n`);
    process.exit(2);
  });
}
