import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Answer, missing, type Page } from '../answers/answer.js';
import { NO_ORDER } from '../orders/find-order.js';
import { Cursors } from '../paging/cursors.js';
import { PersonalData } from '../personal-data/personal-data.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { type Freshness } from '../views/freshness.js';
import { readFresh } from './fresh-stream.js';
import { type HistoryEntry, toHistoryEntry } from './history-entry.js';
import { openPlacing } from './open-placing.js';
import { isErased, merged, OrderStreams, rowAfter } from './stream-reader.js';

/** Every event of an order and of its payment by card, in the log's order. @param customerId whose the order must be; undefined: anyone's */
export class ReadHistory extends Query<Answer<Page<HistoryEntry>>> {
  constructor(
    readonly orderId: string,
    readonly customerId: string | undefined,
    readonly parameters: PageParameters,
    readonly freshness: Freshness,
  ) {
    super();
  }
}

@QueryHandler(ReadHistory)
export class ReadHistoryHandler implements IQueryHandler<ReadHistory> {
  constructor(
    private readonly streams: OrderStreams,
    private readonly cursors: Cursors,
    private readonly personalData: PersonalData,
  ) {}
  execute = (query: ReadHistory) => readHistory(this.streams, this.cursors, this.personalData, query);
}

async function readHistory(
  streams: OrderStreams,
  cursors: Cursors,
  personalData: PersonalData,
  query: ReadHistory,
): Promise<Answer<Page<HistoryEntry>>> {
  const { orderId, customerId, parameters, freshness } = query;
  const { cursor, limit } = parameters;
  const list = ['history by position', orderId];
  const after = cursor === undefined ? 0n : BigInt(cursors.open(list, cursor)[0] ?? '0');
  const { position, events } = await readFresh(streams, orderId, freshness);
  const owner = rowAfter(orderId, events);
  if (owner === undefined || (customerId !== undefined && owner.customer_id !== customerId)) throw missing(position, NO_ORDER);
  const all = merged(events, await streams.readCardPayment(orderId));
  const rest = all.filter((event) => event.position > after);
  const shown = rest.slice(0, limit);
  const last = rest.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last === undefined ? null : cursors.seal(list, [String(last.position)]);
  const items = (await openPlacing(personalData, shown, isErased(events))).map(toHistoryEntry);
  const newest = all.at(-1)?.position ?? position;
  return { body: { items, nextCursor }, position: newest > position ? newest : position };
}
