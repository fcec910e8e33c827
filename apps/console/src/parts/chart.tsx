import { useEffect, useRef } from 'preact/hooks';
import { isDark } from '../frame/appearance.js';
import { describeSeries } from './describe-series.js';
import { type ChartData, type ChartLook, type drawChart } from './draw-chart.js';

interface ChartProps extends ChartData {
  readonly label: string;
  readonly kind?: ChartLook['kind'];
  readonly height?: number;
  readonly span?: number;
  readonly names?: readonly string[];
}

/** A chart, whose drawing is loaded when the first one is shown. What it shows is said in words, too, for who does not see it. */
export function Chart({ label, at, series, kind = 'time', height = 120, span, names }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof drawChart>>();
  const latest = useRef<ChartData>({ at, series });
  latest.current = { at, series };
  const dark = isDark();
  const shape = JSON.stringify([kind, height, span, names, series.map(({ name }) => name), dark]);
  useEffect(() => {
    let left = false;
    void import('./draw-chart.js').then(({ drawChart }) => {
      if (!left && place.current !== null) drawn.current = drawChart(place.current, latest.current, { kind, height, span, names });
    });
    return () => {
      left = true;
      drawn.current?.end();
      drawn.current = undefined;
    };
  }, [shape]);
  useEffect(() => drawn.current?.set({ at, series }), [at, series]);
  return (
    <figure class="chart" role="img" aria-label={`${label}. ${series.map(describeSeries).join('. ')}`}>
      <div ref={place} aria-hidden="true" style={{ minHeight: `${height}px` }} />
    </figure>
  );
}
