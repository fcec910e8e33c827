import { type OrderRow } from '#read-models/orders';
import { KeysUnavailable } from '#personal-data/errors';
import { missing } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type PersonalData } from '../personal-data/personal-data.js';
import { ViewsUnavailable } from '../views/view-errors.js';
import { type AskedOrder, NO_ORDER, orderQuestion } from './find-order.js';
import { type Order, toOrder } from './order.js';
import { type Audience } from './shown-actions.js';

/** An order being watched: server-sent events, ready to send, and the position they start from. */
export interface WatchedOrder {
  readonly position: bigint;
  readonly events: AsyncIterable<string>;
}

/** A silent connection is taken for a dead one, by proxies at the latest. */
const HEARTBEAT_MS = 15_000;
/** Clients come back by themselves; a token that has expired meanwhile is noticed then. */
const LONGEST_WATCH_MS = 600_000;

interface AskedChanges extends AskedOrder {
  /** The row position that the client has already. */
  readonly lastEventId: string | undefined;
  readonly shownTo: Audience;
}
/** An order ready to be shown, and its row's position. */
interface Shown {
  readonly order: Order;
  readonly position: string;
}

/** The order as it is now, then as it is after each change. */
export async function watchOrder(sources: Sources, asked: AskedChanges): Promise<WatchedOrder> {
  const { views, personalData } = sources;
  const reading = await views.read(orderQuestion(asked), asked.freshness);
  const [row] = reading.rows;
  if (row === undefined) throw missing(reading.position, NO_ORDER);
  const first = await openRow(personalData, row, asked.shownTo);
  return { position: reading.position, events: eventsOf(sources, asked, first) };
}

async function* eventsOf({ views, changes, personalData }: Sources, asked: AskedChanges, first: Shown) {
  const end = performance.now() + LONGEST_WATCH_MS;
  try {
    yield 'retry: 1000\n\n';
    let seen = asked.lastEventId;
    let next: Shown | undefined = first;
    while (next !== undefined && performance.now() < end) {
      const { order, position }: Shown = next;
      if (position !== seen) yield `id: ${position}\ndata: ${JSON.stringify(order)}\n\n`;
      seen = position;
      const woken = await changes.next(asked.orderId, seen, HEARTBEAT_MS, asked.freshness.signal);
      if (woken === 'ended') return;
      if (woken === 'quiet') {
        yield ': nothing new\n\n';
        continue;
      }
      const [row] = (await views.readNow(orderQuestion(asked))).rows;
      next = row && (await openRow(personalData, row, asked.shownTo));
    }
  } catch (error) {
    // The client asks again and is told then.
    if (!(error instanceof ViewsUnavailable || error instanceof KeysUnavailable)) throw error;
  }
}

async function openRow(personalData: PersonalData, row: OrderRow, shownTo: Audience): Promise<Shown> {
  return { order: await personalData.openOrder(toOrder(row, shownTo)), position: row.position };
}
