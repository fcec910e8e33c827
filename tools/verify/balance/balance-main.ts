import { parseArgs } from 'node:util';
import { EventStoreError } from '#event-store/errors';
import { EventShapeError } from '#events/contracts/event-catalogue';
import { ConfigError } from '#platform/config/config-error';
import { withSecretFiles } from '#platform/config/secret-files';
import { answersHelp } from '../../answers-help.js';
import { localInstallation } from '../../local-installation.js';
import { OperatorError } from '../../operator-error.js';
import { audit } from './audit.js';
import { readLedger } from './read-ledger.js';
import { summary, waitingLine } from './summary.js';

const usage = `Usage: npm run verify:balance
  Adds up the log of EVENT_STORE_URL, or of the installation that runs here: exit code 1 where money or stock is out of balance.`;
const MOST_FAULTS_SHOWN = 50;
const USAGE = 'npm run verify:balance -- [--older-than <minutes>]';

/**
 * Adds up the whole log of EVENT_STORE_URL, or of the local installation that runs, and says whether money and stock are in balance, at any time: an
 * order may wait for its payment and for people, and for its fulfilment as long as `--older-than` says.
 */
async function main(): Promise<boolean> {
  if (answersHelp(process.argv.slice(2), usage)) return true;
  const patience = readPatience(process.argv.slice(2));
  const url = withSecretFiles(process.env).EVENT_STORE_URL || (await localInstallation()).runtime?.eventStoreUrl;
  if (url === undefined) throw new OperatorError('Nothing runs here: start the installation, or name the log with EVENT_STORE_URL.');
  const ledger = await readLedger(url);
  const { faults, waiting } = audit(ledger, { now: Date.now(), patience });
  for (const line of [...summary(ledger), waitingLine(waiting)]) console.log(line);
  for (const fault of faults.slice(0, MOST_FAULTS_SHOWN)) console.log(fault);
  if (faults.length > MOST_FAULTS_SHOWN) console.log(`and ${faults.length - MOST_FAULTS_SHOWN} more`);
  if (faults.some((fault) => fault.includes(': stuck: ')))
    console.log(
      'What is stuck waits for the process manager: `npm run replay -- list` says whether fulfilment runs, and what it has parked.',
    );
  console.log(faults.length === 0 ? 'Money and stock are in balance.' : `${faults.length} faults.`);
  return faults.length === 0;
}

/** @returns milliseconds */
function readPatience(args: string[]): number {
  try {
    const { values } = parseArgs({ args, options: { 'older-than': { type: 'string', default: '5' } } });
    const minutes = values['older-than'];
    if (!/^\d{1,6}(\.\d{1,3})?$/.test(minutes)) throw new OperatorError(`--older-than ${minutes} is no number of minutes. Usage: ${USAGE}`);
    return Number(minutes) * 60_000;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message.split('. ')[0]}. Usage: ${USAGE}`, { cause });
  }
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  if (error instanceof EventShapeError) console.error(`The log holds an event that this version cannot read: ${error.message}.`);
  else if (error instanceof OperatorError || error instanceof EventStoreError || error instanceof ConfigError) console.error(error.message);
  else throw error;
  process.exitCode = 2;
}
