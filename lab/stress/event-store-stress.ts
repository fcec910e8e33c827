import { parseArgs } from 'node:util';
import { type Through, withPooler } from '../pgbouncer/with-pooler.js';
import { createDatabase, withScratchFolder, withScratchPostgres } from '../test-bed/scratch-postgres.js';
import { runStress, type StressResult } from './run-stress.js';
import { wholeNumber } from '../test-bed/whole-number.js';
import { builtPrograms } from './worker.js';
import { SUBSCRIBERS, type Workload, WRITERS } from './workload.js';

const DEADLINE = 300_000;
const MOST_VIOLATIONS_SHOWN = 20;

/** `[--runs 20] [--seed 1] [--events 200000] [--pooler]`: proves the PostgreSQL event store under kills. @returns whether there was no violation */
export async function stressEventStore(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      events: { type: 'string', default: '200000' },
      pooler: { type: 'boolean', default: false },
    },
  });
  const runs = wholeNumber('runs', values.runs);
  const firstSeed = wholeNumber('seed', values.seed);
  const events = wholeNumber('events', values.events);
  let bad = 0;
  await withScratchFolder((folder) =>
    withScratchPostgres((server) =>
      withPooler(values.pooler, server, async (through) => {
        for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
          if (!(await runOnce(server, through, folder, { seed, events }))) bad++;
        }
      }),
    ),
  );
  console.log(`${runs} runs with ${WRITERS} writers and ${SUBSCRIBERS} subscribers: ${runs - bad} without a fault, ${bad} with.`);
  return bad === 0;
}

async function runOnce(server: string, through: Through, folder: string, workload: Workload): Promise<boolean> {
  const { seed, events } = workload;
  const direct = await createDatabase(server, `stress_${seed}`);
  try {
    const result = await runStress({ workload, url: through(direct), direct, folder, programs: builtPrograms, deadline: DEADLINE });
    console.log(`seed ${seed}: ${describe(result, events)}`);
    for (const violation of result.violations.slice(0, MOST_VIOLATIONS_SHOWN)) console.log(`  ${violation}`);
    return result.violations.length === 0;
  } catch (error) {
    console.log(`seed ${seed}: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function describe(
  { events: standing, appends, repeated, abandoned, writersKilled, connectionsKilled, seconds, violations }: StressResult,
  events: number,
): string {
  const verdict = violations.length === 0 ? 'every event once and in order, for everyone' : `${violations.length} VIOLATIONS`;
  return `${standing} of ${events} events in ${appends} appends, ${seconds.toFixed(1)} s; killed ${writersKilled} writers, ${connectionsKilled} connections; recognised ${repeated} repeats, gave up ${abandoned} appends at 'any': ${verdict}`;
}
