import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type Pages, usePages } from '../../data/pages.js';
import { type Order } from '../../desk/shapes.js';
import { type Filter, isSearch, listQuery, searchQuery } from './filter.js';

interface OrderList {
  readonly orders: Pages<Order>;
  /** Whether the search has looked at all there are. */
  readonly complete: Signal<boolean>;
  /** Reads its first page anew, and no state older than the event at the position. */
  readonly readFrom: (position: string | undefined) => Promise<void>;
}

/** The orders of a filter: by the list, or by the search where something is looked for. */
export function useOrderList(filter: Filter): OrderList {
  const complete = useSignal(true);
  const atLeast = useRef<string>();
  const orders = usePages<Order>(
    async (cursor, signal) => {
      const page = { ...(cursor !== undefined && { cursor }) };
      const header = { ...(atLeast.current !== undefined && { 'Min-Event-Position': atLeast.current }) };
      if (!isSearch(filter)) {
        complete.value = true;
        return bodyOf(queries.GET('/orders', { params: { query: { ...listQuery(filter), ...page }, header }, signal }));
      }
      const found = await bodyOf(queries.GET('/orders/search', { params: { query: { ...searchQuery(filter), ...page }, header }, signal }));
      complete.value = found.complete;
      return found;
    },
    [JSON.stringify(filter)],
  );
  const readFrom = async (position: string | undefined) => {
    atLeast.current = position;
    await orders.restart();
    atLeast.current = undefined;
  };
  return { orders, complete, readFrom };
}
