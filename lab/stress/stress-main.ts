/** `npm run stress -- [suite] [options]`: exit code 1 on any violation. Without a suite's name it is the event store's. */
import { answersHelp } from '#tools/answers-help';
import { cleanUpOnSignals, untilInterrupted } from '../test-bed/clean-up.js';
import { stressEventStore } from './event-store-stress.js';
import { stressFulfilment } from './fulfilment/fulfilment-stress.js';
import { stressProjections } from './projections/projections-stress.js';

const suites: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  'event-store': stressEventStore,
  projections: stressProjections,
  fulfilment: stressFulfilment,
};

const usage = `Usage: npm run stress -- [suite] [options]
  event-store   [--runs 1] [--seed 1] [--events 200000] [--pooler]
  projections   [--parts kills,pauses,rebuilds,poison] [--kills 200] [--pauses 10] [--seed 1] [--pooler]
  fulfilment    [--lives 10000] [--seed 1] [--pooler] [--beside <folder of another release, built>]
--pooler: with a PgBouncer in transaction mode in front of all databases.`;

const [first, ...rest] = process.argv.slice(2);
if (answersHelp(process.argv.slice(2), usage)) process.exit(0);
const named = first !== undefined && !first.startsWith('-');
const suite = suites[named ? first : 'event-store'];
if (suite === undefined) {
  process.stderr.write(`There is no suite ${first}.\n${usage}\n`);
  process.exit(2);
}
cleanUpOnSignals();
try {
  if (!(await suite(named ? rest : process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  await untilInterrupted();
  if ((error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS_') !== true) throw error;
  process.stderr.write(`${(error as Error).message}\n${usage}\n`);
  process.exitCode = 2;
}
