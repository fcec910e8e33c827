import { type OrderRow } from '#read-models/orders';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { missing } from '../answers/answer.js';
import { type Freshness } from '../views/freshness.js';
import { type Reading } from '../views/question.js';
import { ViewsUnavailable } from '../views/view-errors.js';
import { Views } from '../views/views.js';
import { NO_ORDER, orderQuestion } from './find-order.js';
import { OrderChanges } from './order-changes.js';
import { toOrder } from './order.js';

/** An order being watched: server-sent events, ready to send, and the position they start from. */
export interface WatchedOrder {
  readonly position: bigint;
  readonly events: AsyncIterable<string>;
}

/** A silent connection is taken for a dead one, by proxies at the latest. */
const HEARTBEAT_MS = 15_000;
/** Clients come back by themselves; a token that has expired meanwhile is noticed then. */
const LONGEST_WATCH_MS = 600_000;

/** The order as it is now, then as it is after each change. @param lastEventId the row position that the client has already */
export class WatchOrder extends Query<WatchedOrder> {
  constructor(
    readonly orderId: string,
    readonly customerId: string | undefined,
    readonly lastEventId: string | undefined,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(WatchOrder)
export class WatchOrderHandler implements IQueryHandler<WatchOrder> {
  constructor(
    private readonly views: Views,
    private readonly changes: OrderChanges,
  ) {}
  execute = (query: WatchOrder) => watchOrder(this.views, this.changes, query);
}

async function watchOrder(views: Views, changes: OrderChanges, query: WatchOrder): Promise<WatchedOrder> {
  const reading = await views.read<OrderRow>(orderQuestion(query.orderId, query.customerId), query.freshness);
  if (reading.rows.length === 0) throw missing(reading.position, NO_ORDER);
  changes.enter(query.freshness.signal);
  return { position: reading.position, events: eventsOf(views, changes, query, reading) };
}

async function* eventsOf(views: Views, changes: OrderChanges, query: WatchOrder, first: Reading<OrderRow>) {
  const { orderId, customerId, freshness } = query;
  const end = performance.now() + LONGEST_WATCH_MS;
  try {
    yield 'retry: 1000\n\n';
    let shown = query.lastEventId;
    let [row] = first.rows;
    while (row !== undefined && performance.now() < end) {
      if (row.position !== shown) yield `id: ${row.position}\ndata: ${JSON.stringify(toOrder(row))}\n\n`;
      shown = row.position;
      const woken = await changes.next(orderId, shown, HEARTBEAT_MS, freshness.signal);
      if (woken === 'ended') return;
      if (woken === 'quiet') yield ': nothing new\n\n';
      else [row] = (await views.readNow<OrderRow>(orderQuestion(orderId, customerId))).rows;
    }
  } catch (error) {
    // The client asks again and is told then.
    if (!(error instanceof ViewsUnavailable)) throw error;
  }
}
