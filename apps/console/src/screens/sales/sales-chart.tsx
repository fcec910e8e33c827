import { useMemo } from 'preact/hooks';
import { type SalesRow } from '../../desk/shapes.js';
import { Chart } from '../../parts/chart.js';
import { drawnRows, type Grouping } from './report.js';

interface SalesChartProps {
  readonly rows: readonly SalesRow[];
  readonly by: Grouping;
  readonly currency: string;
}

/** The net sales as bars; the table beside it has all the figures. */
export function SalesChart({ rows, by, currency }: SalesChartProps) {
  const { at, series, names } = useMemo(() => {
    const drawn = drawnRows(rows, by);
    return {
      at: drawn.map((_, index) => index),
      series: [{ name: 'Net', values: drawn.map(({ net }) => Number(net.amount)) }],
      names: drawn.map(({ key }) => (by === 'day' ? key.slice(5) : key)),
    };
  }, [rows, by]);
  return <Chart label={`Net sales by ${by} in ${currency}`} kind="bars" height={220} at={at} series={series} names={names} />;
}
