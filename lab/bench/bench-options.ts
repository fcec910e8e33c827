import { parseArgs } from 'node:util';
import { OperatorError } from '#tools/operator-error';

export interface BenchCommand {
  readonly suite: string;
  readonly json: boolean;
  readonly quick: boolean;
  readonly large: boolean;
  /** Only works whose names hold this text; undefined: all. */
  readonly work: string | undefined;
}

/** Suites that can measure some of their works alone. */
const CHOOSING = new Set(['http']);

/** How a suite measures. */
export interface BenchOptions {
  readonly quick: boolean;
  /** Also what takes far longer than ten minutes, and has no target. */
  readonly large: boolean;
  /** Only works whose names hold this text, where the suite can choose; undefined: all. */
  readonly work: string | undefined;
  /** Milliseconds of one measurement. */
  readonly milliseconds: number;
  readonly runs: number;
  /** Tells people on standard error how far it is. */
  readonly progress: (message: string) => void;
}

export function benchUsage(suites: readonly string[]): string {
  return `Name a suite: ${suites.join(', ')}. For example: npm run bench -- ${suites[0]} [--quick] [--large] [--json], or http --work credit for the works whose names hold that`;
}

/** @throws OperatorError that says what can be asked for */
export function readBenchCommand(args: readonly string[], suites: readonly string[]): BenchCommand {
  const usage = benchUsage(suites);
  const { values, positionals } = parse(args, usage);
  const [suite, ...more] = positionals;
  if (suite === undefined || !suites.includes(suite) || more.length > 0) throw new OperatorError(usage);
  // The others would measure everything without a word.
  if (values.work !== undefined && !CHOOSING.has(suite)) throw new OperatorError(usage);
  return { suite, json: values.json, quick: values.quick, large: values.large, work: values.work };
}

function parse(args: readonly string[], usage: string) {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: flag, quick: flag, large: flag, work: { type: 'string' } },
    });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(usage, { cause });
  }
}
