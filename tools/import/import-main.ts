import { answersHelp } from '../answers-help.js';
import { OperatorError } from '../operator-error.js';
import { openAccess } from './access.js';
import { type ImportOptions, readCatalogueOptions, readImportOptions, usage, UsageError } from './import-options.js';
import { usualRetries } from './patience.js';
import { importProducts, shortcomingsOfProducts, summarizeProducts } from './products/import-products.js';
import { openProgress, type Progress } from './progress.js';
import { goesOn, runImport } from './run-import.js';
import { shortcomingsOf, summarize } from './summary.js';

const exitCodes = { done: 0, failed: 1, usage: 2, SIGINT: 130, SIGTERM: 143 } as const;

class Interrupted extends Error {
  constructor(readonly signal: 'SIGINT' | 'SIGTERM') {
    super(`Interrupted by ${signal}.`);
  }
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (answersHelp(args, usage)) return exitCodes.done;
  const progress = openProgress(process.stderr);
  try {
    return args[0] === 'catalogue' ? await importCatalogue(args, progress) : await importOnce(readImportOptions(args), progress);
  } catch (error) {
    return explain(error, progress);
  }
}

async function importOnce(options: ImportOptions, progress: Progress): Promise<number> {
  const result = await runImport(options, await openAccess(options), usualRetries, progress, signalOfInterrupts());
  console.log(`\n${summarize(result, options.report)}`);
  const shortcomings = shortcomingsOf(result);
  for (const sentence of shortcomings) progress.say(sentence);
  return shortcomings.length === 0 ? exitCodes.done : exitCodes.failed;
}

async function importCatalogue(args: readonly string[], progress: Progress): Promise<number> {
  const options = readCatalogueOptions(args);
  const result = await importProducts(options, await openAccess(options), usualRetries, progress, signalOfInterrupts());
  console.log(`\n${summarizeProducts(result, options.report)}`);
  const shortcomings = shortcomingsOfProducts(result);
  for (const sentence of shortcomings) progress.say(sentence);
  return shortcomings.length === 0 ? exitCodes.done : exitCodes.failed;
}

/** Aborted at the first Ctrl-C or kill; a second one ends the process at once. */
function signalOfInterrupts(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort(new Interrupted(name)));
  return controller.signal;
}

function explain(error: unknown, progress: Progress): number {
  progress.end();
  if (error instanceof UsageError) {
    progress.say(`${error.message}\n${usage}`);
    return exitCodes.usage;
  }
  if (error instanceof Interrupted) {
    progress.say(`${error.message} ${goesOn}`);
    return exitCodes[error.signal];
  }
  if (error instanceof OperatorError) {
    progress.say(error.message);
    return exitCodes.failed;
  }
  throw error;
}

process.exitCode = await main();
