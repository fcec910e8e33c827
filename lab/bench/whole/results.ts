import { type Measurement } from '../measure.js';
import { nothing } from '../projections/results.js';
import { type BenchResult } from '../report.js';
import { median } from '../statistics.js';
import { type OrdersRun } from './measure-orders.js';

/** A run, beside what as many callers were answered just before. */
export interface FlooredRun extends OrdersRun {
  /** Over HTTP, by a bare handler that inserts one row. */
  readonly floor: Measurement;
  /** The insert alone, without HTTP. */
  readonly inserts: Measurement;
}

/** Medians of the runs: of the whole way, and then of each thing that an order costs, as a number for each order. */
export function ordersResults(
  who: string,
  callers: number,
  runs: readonly FlooredRun[],
  target: { readonly ratio: number; readonly p99Ms: number } | null,
): readonly BenchResult[] {
  const p99Ms = median(runs.map((run) => run.p99Ms));
  const beside = (floorName: string, floors: readonly Measurement[]) => ({
    work: `orders confirmed and in every view: ${who}`,
    callers,
    perSecond: median(runs.map(({ perSecond }) => perSecond)),
    p50Ms: median(runs.map((run) => run.p50Ms)),
    p99Ms,
    floorName,
    floor: median(floors.map(({ perSecond }) => perSecond)),
    floorP99Ms: median(floors.map((floor) => floor.p99Ms)),
    ratio: median(runs.map(({ perSecond }, run) => perSecond / (floors[run]?.perSecond ?? Number.NaN))),
  });
  const http = beside(
    'bare Fastify and pg',
    runs.map(({ floor }) => floor),
  );
  const whole: BenchResult = {
    ...http,
    target: target?.ratio ?? null,
    p99Limit: target?.p99Ms ?? null,
    met: target === null ? null : http.ratio >= target.ratio && p99Ms < target.p99Ms,
  };
  const inserts = beside(
    'single-row inserts',
    runs.map((run) => run.inserts),
  );
  const costs = [...(runs[0]?.costs.keys() ?? [])].map((cost) => {
    const each = median(runs.map((run) => run.costs.get(cost) ?? Number.NaN));
    return { ...nothing, work: `an order's ${cost}: ${who}`, callers, perSecond: each };
  });
  return [whole, { ...inserts, target: null, p99Limit: null, met: null }, ...costs];
}
