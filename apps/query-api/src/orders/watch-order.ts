import { type OrderRow } from '#read-models/orders';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { KeysUnavailable } from '#personal-data/errors';
import { missing } from '../answers/answer.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { ViewsUnavailable } from '../views/view-errors.js';
import { Views } from '../views/views.js';
import { NO_ORDER, orderQuestion } from './find-order.js';
import { OrderChanges } from './order-changes.js';
import { type Order, toOrder } from './order.js';

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
    readonly views: Views,
    readonly changes: OrderChanges,
    readonly personalData: PersonalData,
  ) {}
  execute = (query: WatchOrder) => watchOrder(this, query);
}

interface Parts {
  readonly views: Views;
  readonly changes: OrderChanges;
  readonly personalData: PersonalData;
}
/** An order ready to be shown, and its row's position. */
interface Shown {
  readonly order: Order;
  readonly position: string;
}

async function watchOrder(parts: Parts, query: WatchOrder): Promise<WatchedOrder> {
  const { views, changes, personalData } = parts;
  const reading = await views.read(orderQuestion(query.orderId, query.customerId), query.freshness);
  const [row] = reading.rows;
  if (row === undefined) throw missing(reading.position, NO_ORDER);
  const first = await openRow(personalData, row);
  changes.enter(query.freshness.signal);
  return { position: reading.position, events: eventsOf(parts, query, first) };
}

async function* eventsOf({ views, changes, personalData }: Parts, query: WatchOrder, first: Shown) {
  const { orderId, customerId, freshness } = query;
  const end = performance.now() + LONGEST_WATCH_MS;
  try {
    yield 'retry: 1000\n\n';
    let seen = query.lastEventId;
    let next: Shown | undefined = first;
    while (next !== undefined && performance.now() < end) {
      const { order, position }: Shown = next;
      if (position !== seen) yield `id: ${position}\ndata: ${JSON.stringify(order)}\n\n`;
      seen = position;
      const woken = await changes.next(orderId, seen, HEARTBEAT_MS, freshness.signal);
      if (woken === 'ended') return;
      if (woken === 'quiet') {
        yield ': nothing new\n\n';
        continue;
      }
      const [row] = (await views.readNow(orderQuestion(orderId, customerId))).rows;
      next = row && (await openRow(personalData, row));
    }
  } catch (error) {
    // The client asks again and is told then.
    if (!(error instanceof ViewsUnavailable || error instanceof KeysUnavailable)) throw error;
  }
}

async function openRow(personalData: PersonalData, row: OrderRow): Promise<Shown> {
  return { order: await personalData.openOrder(toOrder(row)), position: row.position };
}
