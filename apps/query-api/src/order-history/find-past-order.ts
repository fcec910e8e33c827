import { DigitsField } from '#platform/fields/number-fields';
import { MomentField } from '#platform/fields/time-fields';
import { invalid } from '#platform/problems/problem';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { orderSubject } from '#personal-data/subjects';
import { type Answer, missing } from '../answers/answer.js';
import { markErased } from '../answers/etag.js';
import { NO_ORDER } from '../orders/find-order.js';
import { type Order, toOrder } from '../orders/order.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type Freshness } from '../views/freshness.js';
import { readFresh } from './fresh-stream.js';
import { FOLD_VERSION, isErased, type OrderStreamEvent, OrderStreams, rowAfter } from './stream-reader.js';

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

/** An order as it was. @param customerId whose it must be; undefined: anyone's */
export class FindPastOrder extends Query<Answer<Order>> {
  constructor(
    readonly orderId: string,
    readonly customerId: string | undefined,
    readonly moment: MomentParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(FindPastOrder)
export class FindPastOrderHandler implements IQueryHandler<FindPastOrder> {
  constructor(
    private readonly streams: OrderStreams,
    private readonly personalData: PersonalData,
  ) {}
  execute = (query: FindPastOrder) => findPastOrder(this.streams, this.personalData, query);
}

async function findPastOrder(streams: OrderStreams, personalData: PersonalData, query: FindPastOrder): Promise<Answer<Order>> {
  const { orderId, customerId, moment, freshness } = query;
  if (moment.asOf !== undefined && moment.revision !== undefined) throw invalid('revision', 'cannot be given together with asOf');
  const { position, events } = await readFresh(streams, orderId, freshness);
  const owner = rowAfter(orderId, events.slice(0, 1));
  if (owner === undefined || (customerId !== undefined && owner.customer_id !== customerId)) throw missing(position, NO_ORDER);
  const row = rowAfter(orderId, until(moment, events, await streams.readPayment(events[0]?.event)));
  if (row === undefined) throw missing(position, NO_ORDER);
  const order = toOrder(row);
  const shipTo = await personalData.openPastAddress(orderSubject(order), order.shipTo, isErased(events));
  const etag = `"${row.revision}.${row.position}.v${FOLD_VERSION}"`;
  return { body: { ...order, shipTo }, position, etag: shipTo.erased === true ? markErased(etag) : etag };
}

/** The events up to the moment, in the log's order; none where the order had not come so far. */
function until(
  moment: MomentParameters,
  events: readonly OrderStreamEvent[],
  payment: readonly OrderStreamEvent[],
): readonly OrderStreamEvent[] {
  const { asOf, revision } = moment;
  if (revision === undefined) return merged(untilTime(asOf ?? '', events), untilTime(asOf ?? '', payment));
  const last = events.findIndex((event) => event.revision === Number(revision));
  const next = events[last + 1]?.position;
  // The order stays at a revision until the next one, whatever its payment does meanwhile.
  return last < 0
    ? []
    : merged(events.slice(0, last + 1), next === undefined ? payment : payment.filter(({ position }) => position < next));
}

function untilTime(time: string, events: readonly OrderStreamEvent[]): readonly OrderStreamEvent[] {
  const later = events.findIndex(({ metadata }) => Date.parse(metadata.occurredAt) > Date.parse(time));
  return later < 0 ? events : events.slice(0, later);
}

function merged(left: readonly OrderStreamEvent[], right: readonly OrderStreamEvent[]): readonly OrderStreamEvent[] {
  return [...left, ...right].sort((one, other) => Number(one.position - other.position));
}
