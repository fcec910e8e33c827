import { useRef } from 'preact/hooks';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type Changes, useChanges } from '../../data/changes.js';
import { type Pages, usePages } from '../../data/pages.js';
import { type Resource, useResource } from '../../data/resource.js';
import { may } from '../../desk/may.js';
import { orNull } from '../../desk/or-null.js';
import { type HistoryEntry, type Order, type Payment } from '../../desk/shapes.js';
import { settings } from '../../settings.js';

export interface WatchedOrder {
  readonly order: Resource<Order>;
  /** null where no card pays for it, it was not asked for yet, or who looks may not see it. */
  readonly payment: Resource<Payment | null>;
  readonly history: Pages<HistoryEntry>;
  readonly changes: Changes;
}

const ALL_AT_ONCE = 200;

/** An order with its payment and its events, kept as they are now by what the server tells. */
export function useOrder(id: string): WatchedOrder {
  const path = { id };
  const atLeast = useRef<string>();
  const order = useResource((signal) => bodyOf(queries.GET('/orders/{id}', { params: { path }, signal })), [id]);
  const byCard = order.value.value?.payment.method === 'card' && may('GET /payments/{orderId}');
  const payment = useResource<Payment | null>(
    async (signal) => {
      if (!byCard) return null;
      const header = { ...(atLeast.current !== undefined && { 'Min-Event-Position': atLeast.current }) };
      return orNull(bodyOf(queries.GET('/payments/{orderId}', { params: { path: { orderId: id }, header }, signal })));
    },
    [id, byCard],
  );
  const history = usePages<HistoryEntry>(
    (cursor, signal) => {
      const query = { limit: ALL_AT_ONCE, ...(cursor !== undefined && { cursor }) };
      return bodyOf(queries.GET('/orders/{id}/history', { params: { path, query }, signal }));
    },
    [id],
  );
  const changes = useChanges(`${settings.queryApi}/orders/${encodeURIComponent(id)}/changes`, (data, position) => {
    const next = data as Order;
    const before = order.value.peek();
    // What this page has read meanwhile may be newer than what is told.
    if (before === undefined || next.revision >= before.revision) order.set(next);
    atLeast.current = position;
    void payment.reload();
    void history.reload();
  });
  return { order, payment, history, changes };
}
