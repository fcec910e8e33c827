/** `npm run stress -- [suite] [options]`: exit code 1 on any violation. Without a suite's name it is the event store's. */
import { cleanUpOnSignals, untilInterrupted } from '../test-bed/clean-up.js';
import { stressEventStore } from './event-store-stress.js';
import { stressFulfilment } from './fulfilment/fulfilment-stress.js';
import { stressProjections } from './projections/projections-stress.js';

const suites: Readonly<Record<string, (args: readonly string[]) => Promise<boolean>>> = {
  'event-store': stressEventStore,
  projections: stressProjections,
  fulfilment: stressFulfilment,
};

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
const suite = suites[named ? first : 'event-store'];
if (suite === undefined) {
  process.stderr.write(`Name a suite: ${Object.keys(suites).join(', ')}. For example: npm run stress -- projections --kills 20\n`);
  process.exit(2);
}
cleanUpOnSignals();
try {
  if (!(await suite(named ? rest : process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  await untilInterrupted();
  throw error;
}
