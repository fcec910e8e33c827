import { type Measurement } from '../measure.js';
import { type BenchResult } from '../report.js';
import { median } from '../statistics.js';

/** A measurement and that of the floor just before it. */
export interface Beside {
  readonly own: Measurement;
  readonly floor: Measurement;
}

type Named = Pick<BenchResult, 'work' | 'callers' | 'floorName' | 'target'>;

/** Medians of the runs. */
export function besideFloor(runs: readonly Beside[], named: Named): BenchResult {
  const of = (value: (run: Beside) => number) => median(runs.map(value));
  const ratio = of(({ own, floor }) => own.perSecond / floor.perSecond);
  return {
    ...named,
    perSecond: of(({ own }) => own.perSecond),
    p50Ms: of(({ own }) => own.p50Ms),
    p99Ms: of(({ own }) => own.p99Ms),
    floor: of(({ floor }) => floor.perSecond),
    floorP99Ms: of(({ floor }) => floor.p99Ms),
    ratio,
    p99Limit: null,
    met: named.target === null ? null : ratio >= named.target,
  };
}
