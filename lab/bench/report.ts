import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** One line of a benchmark, as the HTTP contract's page fixes it. Rates are per second, times in milliseconds. */
export interface BenchResult {
  readonly work: string;
  readonly callers: number;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly floorName: string | null;
  /** The floor's own rate in the same run. */
  readonly floor: number | null;
  readonly floorP99Ms: number | null;
  readonly ratio: number | null;
  /** Least ratio asked for. */
  readonly target: number | null;
  /** Most milliseconds asked for. */
  readonly p99Limit: number | null;
  readonly met: boolean | null;
}

export interface BenchReport {
  readonly suite: string;
  readonly commit: string;
  readonly node: string;
  readonly cores: number;
  readonly results: readonly BenchResult[];
}

export function createReport(suite: string, results: readonly BenchResult[]): BenchReport {
  return { suite, commit: currentCommit(), node: process.version, cores: os.availableParallelism(), results };
}

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // A copy without its history has no commit to name.
    return 'unknown';
  }
}

export function printTable(report: BenchReport): void {
  const rows = [
    ['work', 'callers', 'per second', 'p50 ms', 'p99 ms', 'floor', 'per second', 'p99 ms', 'ratio', 'target', 'p99 limit', 'met'],
    ...report.results.map((result) => [
      result.work,
      String(result.callers),
      // What is told of each order is small.
      result.perSecond < 20 ? result.perSecond.toFixed(2) : Math.round(result.perSecond).toLocaleString('en'),
      decimals(result.p50Ms),
      decimals(result.p99Ms),
      result.floorName ?? '',
      result.floor === null ? '' : Math.round(result.floor).toLocaleString('en'),
      decimals(result.floorP99Ms),
      decimals(result.ratio),
      decimals(result.target),
      decimals(result.p99Limit),
      result.met === null ? '' : result.met ? 'yes' : 'NO',
    ]),
  ];
  const widths = (rows[0] ?? []).map((_title, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  process.stdout.write(`${report.suite} · commit ${report.commit} · Node ${report.node} · ${report.cores} cores\n`);
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

function decimals(value: number | null): string {
  return value === null ? '' : value.toFixed(2);
}
