import { type SalesRow } from '../../desk/shapes.js';

export const groupings = ['day', 'month', 'country', 'product'] as const;
export type Grouping = (typeof groupings)[number];

/** What the report is asked for; days, of which the second is exclusive. */
export interface Asked {
  readonly by: Grouping;
  readonly from: string;
  readonly to: string;
}

export const reportQuery = ({ by, from, to }: Asked) => ({ by, ...(from !== '' && { from }), ...(to !== '' && { to }) });

/** The currencies of some rows, the one with most rows first. */
export function currenciesIn(rows: readonly SalesRow[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { currency } of rows) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([currency]) => currency);
}

/** A longer report is not read to its end for a drawing. */
const MOST_READ = 20_000;

/** Whether what has been read of the report can be drawn: what has most, or is the latest, may stand at its end. */
export function readSoFar(rows: number, complete: boolean): 'whole' | 'part' | 'too long' {
  if (complete) return 'whole';
  return rows < MOST_READ ? 'part' : 'too long';
}

const MOST_BARS = 31;

/** The rows that are drawn: the latest days or months, or the countries and products with the most. */
export function drawnRows(rows: readonly SalesRow[], by: Grouping): readonly SalesRow[] {
  if (by === 'day' || by === 'month') return rows.slice(-MOST_BARS);
  return rows.toSorted((one, other) => Number(other.net.amount) - Number(one.net.amount)).slice(0, 12);
}
