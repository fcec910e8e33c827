/** `npm run stress -- [--runs 20] [--seed 1] [--events 200000]`: proves the PostgreSQL event store under kills. Exit code 1 on any violation. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, withScratchPostgres } from '../bench/scratch-postgres.js';
import { runStress, type StressResult } from './run-stress.js';
import { builtPrograms } from './worker.js';
import { SUBSCRIBERS, WRITERS } from './workload.js';

const DEADLINE = 300_000;
const MOST_VIOLATIONS_SHOWN = 20;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    events: { type: 'string', default: '200000' },
  },
});
const runs = wholeNumber('runs', values.runs);
const firstSeed = wholeNumber('seed', values.seed);
const events = wholeNumber('events', values.events);
const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-stress-'));
let bad = 0;
try {
  await withScratchPostgres(async (server) => {
    for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
      if (!(await runOnce(server, seed))) bad++;
    }
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${runs} runs with ${WRITERS} writers and ${SUBSCRIBERS} subscribers: ${runs - bad} without a fault, ${bad} with.`);
if (bad > 0) process.exitCode = 1;

async function runOnce(server: string, seed: number): Promise<boolean> {
  const url = await createDatabase(server, `stress_${seed}`);
  try {
    const result = await runStress({ workload: { seed, events }, url, folder, programs: builtPrograms, deadline: DEADLINE });
    console.log(`seed ${seed}: ${describe(result)}`);
    for (const violation of result.violations.slice(0, MOST_VIOLATIONS_SHOWN)) console.log(`  ${violation}`);
    return result.violations.length === 0;
  } catch (error) {
    console.log(`seed ${seed}: FAILED: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

function describe({
  events: standing,
  appends,
  repeated,
  abandoned,
  writersKilled,
  connectionsKilled,
  seconds,
  violations,
}: StressResult): string {
  const verdict = violations.length === 0 ? 'every event once and in order, for everyone' : `${violations.length} VIOLATIONS`;
  return `${standing} of ${events} events in ${appends} appends, ${seconds.toFixed(1)} s; killed ${writersKilled} writers, ${connectionsKilled} connections; recognised ${repeated} repeats, gave up ${abandoned} appends at 'any': ${verdict}`;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  process.stderr.write(`--${name} must be a whole number above 0, not ${text}.\n`);
  process.exit(2);
}
