import { ProblemError } from '../../api/problem.js';
import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type LogEntry } from '../log/log-entry.js';
import { type Change, readSteps, type Step } from '../stepper/steps.js';
import { type Moment, momentsOf } from './moments.js';

/** The whole past of an order. */
export interface Past {
  readonly moments: readonly Moment[];
  /** Whether its streams were read to their ends. */
  readonly complete: boolean;
}

const PAGE = 200;
const MOST_PAGES = 10;

/**
 * What has happened to an order, to its payment by card and to its fulfilment, and what each event made of the rows of the order and of the payment.
 * @throws ProblemError
 */
export async function readPast(orderId: string, signal: AbortSignal): Promise<Past> {
  const [order, payment, fulfilment, ofOrder, ofPayment, payments] = await Promise.all([
    readStream(`order-${orderId}`, signal),
    readStream(`payment-${orderId}`, signal),
    readStream(`fulfilment-${orderId}`, signal),
    readSteps('orders', `order-${orderId}`, signal),
    readSteps('orders', `payment-${orderId}`, signal),
    readSteps('payments', `payment-${orderId}`, signal),
  ]);
  const events = [...order.events, ...payment.events, ...fulfilment.events];
  if (events.length === 0) throw new ProblemError(noSuchOrder(orderId));
  const changes = new Map<string, readonly Change[]>();
  for (const { event, changes: made } of [ofOrder, ofPayment, payments].flatMap(({ steps }): readonly Step[] => steps))
    changes.set(event.position, [...(changes.get(event.position) ?? []), ...made]);
  const complete = [order, payment, fulfilment].every((stream) => stream.complete);
  return { moments: momentsOf(events, changes), complete };
}

const noSuchOrder = (orderId: string) => ({
  status: 404,
  code: 'unknown',
  title: 'There is no such order',
  detail: `Nothing has ever happened to ${orderId}.`,
});

async function readStream(
  stream: string,
  signal: AbortSignal,
): Promise<{ readonly events: readonly LogEntry[]; readonly complete: boolean }> {
  const events: LogEntry[] = [];
  for (let pages = 0, after: number | null = null; pages < MOST_PAGES; pages++) {
    const query: { limit: number; after?: number } = { limit: PAGE, ...(after !== null && { after }) };
    const { items, next } = await bodyOf(queries.GET('/streams/{stream}', { params: { path: { stream }, query }, signal }));
    events.push(...items);
    if (next === null) return { events, complete: true };
    after = next;
  }
  return { events, complete: false };
}
