import { invalid } from '#platform/problems/problem';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Answer, missing } from '../answers/answer.js';
import { NO_ORDER } from '../orders/find-order.js';
import { type Order, toOrder } from '../orders/order.js';
import { GivenTime } from '../parameters/times.js';
import { type Freshness } from '../views/freshness.js';
import { readFresh } from './fresh-stream.js';
import { FOLD_VERSION, type OrderStreamEvent, OrderStreams, rowAfter } from './stream-reader.js';

/** Which state of an order: without either the present one. */
export class MomentParameters {
  @GivenTime('The order as it was at this business time.')
  asOf?: string;

  @IsOptional()
  @Matches(/^\d{1,9}$/, { message: 'must be a revision, from 0' })
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'The order as it was at this revision of its stream.' })
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
  constructor(private readonly streams: OrderStreams) {}
  execute = (query: FindPastOrder) => findPastOrder(this.streams, query);
}

async function findPastOrder(streams: OrderStreams, query: FindPastOrder): Promise<Answer<Order>> {
  const { orderId, customerId, moment, freshness } = query;
  if (moment.asOf !== undefined && moment.revision !== undefined) throw invalid('revision', 'cannot be given together with asOf');
  const { position, events } = await readFresh(streams, orderId, freshness);
  const row = rowAfter(orderId, until(moment, events));
  if (row === undefined || (customerId !== undefined && row.customer_id !== customerId)) throw missing(position, NO_ORDER);
  return { body: toOrder(row), position, etag: `"${row.revision}.${row.position}.v${FOLD_VERSION}"` };
}

/** The events up to the moment; none where the order had not come so far. */
function until({ asOf, revision }: MomentParameters, events: readonly OrderStreamEvent[]): readonly OrderStreamEvent[] {
  if (revision !== undefined) return events.slice(0, events.findIndex((event) => event.revision === Number(revision)) + 1);
  const later = events.findIndex(({ metadata }) => Date.parse(metadata.occurredAt) > Date.parse(asOf ?? ''));
  return later < 0 ? events : events.slice(0, later);
}
