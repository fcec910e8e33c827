/** Which rows of a list are drawn: those in sight and some beside them. */
export interface Window {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

const BESIDE = 8;

export function windowOf(rows: number, rowHeight: number, scrolled: number, height: number): Window {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - BESIDE);
  return { first: Math.min(first, rows), end: Math.min(rows, Math.ceil((scrolled + height) / rowHeight) + BESIDE) };
}

/** Where a key leads from a row; undefined where it leads nowhere. */
export function rowAfter(key: string, row: number, rows: number, page: number): number | undefined {
  const last = rows - 1;
  const to: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: last,
  };
  const wanted = to[key];
  return wanted === undefined || last < 0 ? undefined : Math.min(Math.max(wanted, 0), last);
}
