import { type OrderLine, type OrderRow, orders } from '#read-models/orders';
import { type Page } from '../answers/answer.js';
import { computed, type Read } from '../views/select.js';
import { type Order, toOrder } from './order.js';
import { type Audience } from './shown-actions.js';

/** The columns of an order in a page. Its lines stay the text that is stored: they are most of an order, and most orders are only passed on. */
export const listedColumns = { ...orders.columns, lines: computed<string>('lines::text') };

/** An order for a page, all but its lines. */
export interface ListedOrder {
  readonly order: Order;
  /** As JSON. */
  readonly lines: string;
}

export function toListed(row: Read<typeof listedColumns>, shownTo: Audience): ListedOrder {
  return { order: toOrder(parsedOnDemand(row), shownTo, []), lines: row.lines };
}

function parsedOnDemand(row: Read<typeof listedColumns>): OrderRow {
  return {
    ...row,
    get lines() {
      return JSON.parse(row.lines) as readonly OrderLine[];
    },
  };
}

/** The page as JSON. @param opened the orders of the page, in its order */
export function pageText({ items, nextCursor }: Page<ListedOrder>, opened: readonly Order[]): string {
  const texts = opened.map((order, index) => withLines(JSON.stringify(order), items[index]?.lines ?? '[]'));
  return `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`;
}

const NO_LINES = '"lines":[]';

/** No text inside JSON looks like that: its quotes have a backslash before them. */
function withLines(order: string, lines: string): string {
  const at = order.indexOf(NO_LINES);
  return `${order.slice(0, at)}"lines":${lines}${order.slice(at + NO_LINES.length)}`;
}
