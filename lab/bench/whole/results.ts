import { type Measurement } from '../measure.js';
import { nothing } from '../projections/results.js';
import { type BenchResult } from '../report.js';
import { median } from '../statistics.js';
import { type OrdersRun } from './measure-orders.js';

/** A run, beside single-row inserts by as many callers just before. */
export interface FlooredRun extends OrdersRun {
  readonly floor: Measurement;
}

/** Medians of the runs: of the whole way, and then of each thing that an order costs, as a number for each order. */
export function ordersResults(
  who: string,
  callers: number,
  runs: readonly FlooredRun[],
  target: { readonly ratio: number; readonly p99Ms: number } | null,
): readonly BenchResult[] {
  const ratio = median(runs.map(({ perSecond, floor }) => perSecond / floor.perSecond));
  const p99Ms = median(runs.map((run) => run.p99Ms));
  const whole: BenchResult = {
    work: `orders confirmed and in every view: ${who}`,
    callers,
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    p50Ms: median(runs.map((run) => run.p50Ms)),
    p99Ms,
    floorName: 'single-row inserts',
    floor: median(runs.map(({ floor }) => floor.perSecond)),
    floorP99Ms: median(runs.map(({ floor }) => floor.p99Ms)),
    ratio,
    target: target?.ratio ?? null,
    p99Limit: target?.p99Ms ?? null,
    met: target === null ? null : ratio >= target.ratio && p99Ms < target.p99Ms,
  };
  const costs = [...(runs[0]?.costs.keys() ?? [])].map((cost) => {
    const each = median(runs.map((run) => run.costs.get(cost) ?? Number.NaN));
    return { ...nothing, work: `an order's ${cost}: ${who}`, callers, perSecond: each };
  });
  return [whole, ...costs];
}
