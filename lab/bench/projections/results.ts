import { type BenchResult } from '../report.js';
import { median, percentile } from '../statistics.js';

/** A rate and the floor's own in the same run. */
export interface Rates {
  readonly perSecond: number;
  readonly floor: number;
}

/** Medians of the runs beside their floor. @param target least ratio asked for */
export function rateResult(work: string, floorName: string, runs: readonly Rates[], target: number | null = null): BenchResult {
  const ratio = median(runs.map(({ perSecond, floor }) => perSecond / floor));
  return {
    ...nothing,
    work,
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    floorName,
    floor: median(runs.map(({ floor }) => floor)),
    ratio,
    target,
    met: target === null ? null : ratio >= target,
  };
}

/** How long things took, and how many a second were done. */
export interface Latencies {
  readonly perSecond: number;
  readonly milliseconds: readonly number[];
}

/** Medians of the runs' percentiles. @param p99Limit most milliseconds asked for */
export function latencyResult(work: string, runs: readonly Latencies[], p99Limit: number | null): BenchResult {
  const { p50Ms, p99Ms } = percentilesOf(runs);
  const perSecond = median(runs.map((run) => run.perSecond));
  return { ...nothing, work, perSecond, p50Ms, p99Ms, p99Limit, met: p99Limit === null ? null : p99Ms < p99Limit };
}

/** Latencies beside those of the same without something that slows it down, which they must stay below a multiple of. */
export function slowedResult(
  work: string,
  floorName: string,
  runs: readonly Latencies[],
  without: readonly Latencies[],
  most: number,
): BenchResult {
  const floorP99Ms = percentilesOf(without).p99Ms;
  const result = latencyResult(work, runs, floorP99Ms * most);
  const floor = median(without.map((run) => run.perSecond));
  return { ...result, floorName, floor, floorP99Ms, ratio: result.perSecond / floor };
}

function percentilesOf(runs: readonly Latencies[]): { readonly p50Ms: number; readonly p99Ms: number } {
  const middle = (share: number) => median(runs.map(({ milliseconds }) => percentile(milliseconds, share)));
  return { p50Ms: middle(0.5), p99Ms: middle(0.99) };
}

/** Of a result, what was not measured. */
export const nothing = {
  callers: 1,
  p50Ms: null,
  p99Ms: null,
  floorName: null,
  floor: null,
  floorP99Ms: null,
  ratio: null,
  target: null,
  p99Limit: null,
  met: null,
} as const;
