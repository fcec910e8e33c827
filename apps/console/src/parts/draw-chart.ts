import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface ChartData {
  /** Seconds since 1970 for `time`, any numbers for `bars`. */
  readonly at: readonly number[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export interface ChartLook {
  readonly kind: 'time' | 'bars';
  readonly height: number;
  /** Seconds from the left edge to the right one, where the latest is; all that is there where it is not given. */
  readonly span?: number | undefined;
  /** Of the bars, in their order. */
  readonly names?: readonly string[] | undefined;
}

/** uPlot sets its styles by the CSS object model, which the page's policy permits. */
export function drawChart(place: HTMLElement, data: ChartData, look: ChartLook): { set(data: ChartData): void; end(): void } {
  const colour = (name: string) => getComputedStyle(place).getPropertyValue(name).trim();
  const colours = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'].map(colour);
  const axis = {
    stroke: colour('--soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line') },
    font: '11px system-ui',
  };
  const chart = new uPlot(
    {
      width: place.clientWidth || 300,
      height: look.height,
      legend: { show: data.series.length > 1 },
      cursor: { drag: { x: false, y: false } },
      scales: {
        // Bars stand on their places, and have room at both ends; some reach below nothing.
        x: {
          time: look.kind === 'time',
          ...(look.span !== undefined && { range: lately(look.span) }),
          ...(look.kind === 'bars' && {
            range: (_chart: uPlot, least: number, most: number) => [least - 0.6, most + 0.6] as uPlot.Range.MinMax,
          }),
        },
        y: { range: (_chart, least, most) => [Math.min(least * 1.1, 0), Math.max(most * 1.1, 1)] },
      },
      axes: [
        { ...axis, space: 70, values: (_chart, places) => places.map((at) => nameOf(at, look)) },
        { ...axis, size: 46 },
      ],
      series: [
        {},
        ...data.series.map(({ name }, index) => ({
          label: name,
          stroke: colours[index % colours.length] ?? '',
          width: 1.5,
          points: { show: false },
          ...(look.kind === 'bars' && bars(colours[index % colours.length] ?? '')),
        })),
      ],
    },
    columns(data),
    place,
  );
  const watcher = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: look.height }));
  watcher.observe(place);
  return {
    set: (next) => chart.setData(columns(next)),
    end: () => {
      watcher.disconnect();
      chart.destroy();
    },
  };
}

function bars(fill: string): Partial<uPlot.Series> {
  const paths = uPlot.paths.bars?.({ size: [0.7, 60] });
  return paths === undefined ? {} : { paths, fill };
}

/** Under the axis: bars by their names, times as UTC. */
function nameOf(at: number, { kind, names }: ChartLook): string {
  return kind === 'time' ? new Date(at * 1_000).toISOString().slice(11, 16) : (names?.[at] ?? '');
}

const lately =
  (span: number): uPlot.Range.Function =>
  (_chart, _least, most) => [(most ?? Date.now() / 1_000) - span, most ?? Date.now() / 1_000];

const columns = ({ at, series }: ChartData): uPlot.AlignedData => [[...at], ...series.map(({ values }) => [...values])];
