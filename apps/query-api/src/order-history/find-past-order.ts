import { DigitsField } from '#platform/fields/fields';
import { MomentField } from '#platform/fields/time-fields';
import { invalid } from '#platform/problems/problem';
import { orderSubject } from '#personal-data/subjects';
import { type Answer, missing } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { markLeftOut } from '../answers/etag.js';
import { type AskedOrder, NO_ORDER } from '../orders/find-order.js';
import { type Order, toOrder } from '../orders/order.js';
import { readFresh } from './fresh-stream.js';
import { FOLD_VERSION, isErased, merged, type OrderStreamEvent, rowAfter } from './stream-reader.js';

/** Which state of an order: without either the present one. */
export class MomentParameters {
  @MomentField({ optional: true, description: 'The order as it was at this business time.' })
  asOf?: string;

  @DigitsField(9, {
    optional: true,
    description: 'The order as it was at this revision of its stream.',
    message: 'must be a revision, from 0',
  })
  revision?: string;
}

type AskedPastOrder = AskedOrder & { readonly moment: MomentParameters };

/** An order as it was. */
export async function findPastOrder({ streams, personalData }: Sources, asked: AskedPastOrder): Promise<Answer<Order>> {
  const { orderId, customerId, moment, freshness } = asked;
  if (moment.asOf !== undefined && moment.revision !== undefined) throw invalid('revision', 'cannot be given together with asOf');
  const { position, events } = await readFresh(streams, orderId, freshness);
  const owner = rowAfter(orderId, events.slice(0, 1));
  if (owner === undefined || (customerId !== undefined && owner.customer_id !== customerId)) throw missing(position, NO_ORDER);
  const row = rowAfter(orderId, until(moment, events, await streams.readPayment(events[0]?.event)));
  if (row === undefined) throw missing(position, NO_ORDER);
  const order = { ...toOrder(row, 'staff'), actions: [] };
  const shipTo = await personalData.openPastAddress(orderSubject(order), order.shipTo, isErased(events));
  const etag = `"${row.revision}.${row.position}.v${FOLD_VERSION}"`;
  return { body: { ...order, shipTo }, position, etag: markLeftOut(etag, shipTo) };
}

type Events = readonly OrderStreamEvent[];

/** The events up to the moment, in the log's order; none where the order had not come so far. */
function until(moment: MomentParameters, events: Events, payment: Events): Events {
  const { asOf, revision } = moment;
  if (revision === undefined) return merged(untilTime(asOf ?? '', events), untilTime(asOf ?? '', payment));
  const last = events.findIndex((event) => event.revision === Number(revision));
  const next = events[last + 1]?.position;
  // The order stays at a revision until the next one, whatever its payment does meanwhile.
  return last < 0
    ? []
    : merged(events.slice(0, last + 1), next === undefined ? payment : payment.filter(({ position }) => position < next));
}

function untilTime(time: string, events: Events): Events {
  const later = events.findIndex(({ metadata }) => Date.parse(metadata.occurredAt) > Date.parse(time));
  return later < 0 ? events : events.slice(0, later);
}
