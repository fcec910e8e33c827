import { type ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { rowAfter, windowOf } from './table-window.js';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** In CSS; what is left is shared among those without one. */
  readonly width?: string;
  readonly align?: 'end';
  /** Left out on a narrow screen. */
  readonly wide?: boolean;
}

interface TableProps<Row> {
  /** What the list is, for who does not see it. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where Enter and a click on a row lead. */
  readonly addressOf?: (row: Row) => string;
  /** In place of an address: what Enter and a click do. */
  readonly onOpen?: (row: Row) => void;
  readonly isCurrent?: (row: Row) => boolean;
  /** Whether these are all; otherwise `more` is called as the end comes into sight. */
  readonly complete?: boolean;
  readonly more?: () => unknown;
  /** Once it is no more, `more` is called again where the end is in sight: what was asked for meanwhile was not heard. */
  readonly busy?: boolean;
}

const AHEAD = 20;

/**
 * A list of any length: rows of one height, of which only those in sight are drawn. Arrows, Page Up and Down, Home and End go through it, Enter opens.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, keyOf, addressOf, onOpen, isCurrent, complete = true, more, busy } = props;
  const [, navigate] = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrolled: 0, height: 600, rowHeight: 30 });
  const [active, setActive] = useState(0);
  const opens = addressOf !== undefined || onOpen !== undefined;

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const rowHeight = parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 30;
      setPlace({ scrolled: element.scrollTop, height: element.clientHeight, rowHeight });
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);

  const { first, end } = windowOf(rows.length, place.rowHeight, place.scrolled, place.height);
  useLayoutEffect(() => {
    if (!complete && end + AHEAD >= rows.length) void more?.();
  }, [end, rows.length, complete, busy]);

  const open = (row: Row) => (onOpen === undefined ? addressOf && navigate(addressOf(row)) : onOpen(row));
  const goTo = (index: number) => {
    setActive(index);
    const element = box.current;
    if (element === null) return;
    const top = index * place.rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * place.rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * place.rowHeight - element.clientHeight;
    // The row may have to be drawn first.
    requestAnimationFrame(() => element.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`)?.focus({ preventScroll: true }));
  };
  const onKey = (event: KeyboardEvent) => {
    const row = rows[active];
    if (event.key === 'Enter' && row !== undefined && event.target instanceof HTMLTableRowElement) open(row);
    const next = rowAfter(event.key, active, rows.length, Math.max(1, Math.floor(place.height / place.rowHeight) - 1));
    if (next === undefined || !(event.target instanceof HTMLTableRowElement)) return;
    event.preventDefault();
    goTo(next);
  };

  return (
    <div class="table" ref={box} tabIndex={opens ? -1 : 0} role="region" aria-label={label}>
      <table
        role={opens ? 'grid' : undefined}
        aria-label={label}
        aria-rowcount={complete ? rows.length + 1 : -1}
        onKeyDown={opens ? onKey : undefined}
      >
        <colgroup>
          {columns.map(({ name, width, wide }) => (
            <col key={name} class={wide ? 'wide' : undefined} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ name, align, wide }) => (
              <th key={name} scope="col" data-align={align} class={wide ? 'wide' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={first * place.rowHeight} />
          {rows.slice(first, end).map((row, offset) => {
            const index = first + offset;
            return (
              <tr
                key={keyOf(row)}
                aria-rowindex={index + 2}
                tabIndex={opens ? (index === Math.min(active, rows.length - 1) ? 0 : -1) : undefined}
                aria-current={isCurrent?.(row) ? 'true' : undefined}
                data-opens={opens ? '' : undefined}
                onFocus={opens ? () => setActive(index) : undefined}
                onClick={opens ? (event) => !isControl(event) && open(row) : undefined}
              >
                {columns.map(({ name, cell, align, wide }) => (
                  <td key={name} data-align={align} class={wide ? 'wide' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          <Space height={(rows.length - end) * place.rowHeight} />
        </tbody>
      </table>
    </div>
  );
}

/** In place of rows that are not drawn. */
function Space({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden="true" class="space" style={{ height: `${height}px` }} /> : null;
}

/** A link or a button inside a row does what it does. */
const isControl = ({ target }: Event) => target instanceof Element && target.closest('a, button, input, select') !== null;
