import { parseArgs } from 'node:util';
import { createReport, printTable, type BenchResult } from './report.js';
import { benchEventStore } from './event-store/event-store-suite.js';

export interface BenchOptions {
  /** Milliseconds of one measurement. */
  readonly milliseconds: number;
  readonly runs: number;
  /** Tells people on standard error how far it is. */
  readonly progress: (message: string) => void;
}

const suites: Readonly<Record<string, (options: BenchOptions) => Promise<readonly BenchResult[]>>> = {
  'event-store': benchEventStore,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } });
const [name] = positionals;
const suite = name === undefined ? undefined : suites[name];
if (name === undefined || suite === undefined) {
  process.stderr.write(`Name a suite: ${Object.keys(suites).join(', ')}. For example: npm run bench -- event-store [--quick] [--json]\n`);
  process.exit(2);
}
const results = await suite({
  milliseconds: values.quick === true ? 400 : 1_500,
  runs: values.quick === true ? 1 : 3,
  progress: (message) => void process.stderr.write(`${message}\n`),
});
const report = createReport(name, results);
if (values.json === true) process.stdout.write(`${JSON.stringify(report)}\n`);
else printTable(report);
