import { describeSeries } from './describe-series.js';

const WIDTH = 200;
const HEIGHT = 32;

interface SparklineProps {
  readonly label: string;
  readonly at: readonly number[];
  readonly values: readonly (number | null)[];
  /** Seconds from its left edge to its right one. */
  readonly span: number;
}

/** A line without axes, for many beside each other. In words it says what its last, least and largest value are. */
export function Sparkline({ label, at, values, span }: SparklineProps) {
  const end = at.at(-1) ?? 0;
  const most = Math.max(1, ...values.filter((value) => value !== null));
  const points = values.map((value, index) => {
    const x = WIDTH - ((end - (at[index] ?? end)) / span) * WIDTH;
    return value === null ? undefined : `${x.toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`;
  });
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describeSeries({ name: label, values })}
    >
      {runsOf(points).map((run) => (
        <polyline points={run.join(' ')} />
      ))}
    </svg>
  );
}

/** What stands between gaps. */
function runsOf(points: readonly (string | undefined)[]): string[][] {
  const runs: string[][] = [[]];
  for (const point of points) {
    if (point === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}
