import { answersHelp } from '#tools/answers-help';
import { OperatorError } from '#tools/operator-error';
import { type BenchOptions, benchUsage, readBenchCommand } from './bench-options.js';
import { cleanUpOnSignals, untilInterrupted } from '../test-bed/clean-up.js';
import { benchEventStore } from './event-store/event-store-suite.js';
import { benchHttp } from './http/http-suite.js';
import { benchProjections } from './projections/projections-suite.js';
import { benchSearch } from './search/search-suite.js';
import { benchWhole } from './whole/whole-suite.js';
import { createReport, printTable, type BenchResult } from './report.js';

const suites: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchResult[]>>> = {
  'event-store': benchEventStore,
  projections: benchProjections,
  http: benchHttp,
  search: benchSearch,
  whole: benchWhole,
};

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (answersHelp(args, benchUsage(Object.keys(suites)))) return;
  const { suite, json, quick, large, work } = readBenchCommand(args, Object.keys(suites));
  cleanUpOnSignals();
  const results = await suites[suite]?.({
    quick,
    large,
    work,
    milliseconds: quick ? 400 : 1_500,
    runs: quick ? 1 : 3,
    progress: (message) => void process.stderr.write(`${message}\n`),
  });
  const report = createReport(suite, results ?? []);
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else printTable(report);
}

try {
  await main();
} catch (error) {
  await untilInterrupted();
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
