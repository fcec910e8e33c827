import { orderSubject } from '#personal-data/subjects';
import { type Answer, missing, type Page } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type AskedOrder, NO_ORDER } from '../orders/find-order.js';
import { type PersonalData } from '../personal-data/personal-data.js';
import { type PageParameters } from '../paging/page-parameters.js';
import { readFresh } from './fresh-stream.js';
import { type HistoryEntry, toHistoryEntry } from './history-entry.js';
import { isErased, merged, type OrderStreamEvent, rowAfter } from './stream-reader.js';

type AskedHistory = AskedOrder & { readonly parameters: PageParameters };

/** Every event of an order and of its payment by card, in the log's order. */
export async function readHistory(sources: Sources, asked: AskedHistory): Promise<Answer<Page<HistoryEntry>>> {
  const { streams, cursors, personalData } = sources;
  const { orderId, customerId, freshness } = asked;
  const { cursor, limit } = asked.parameters;
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

/**
 * The same events with the address opened in the placing, the only one of an order that holds any. No keys are asked for where it is not among them.
 * @param erased whether the whole stream says that the order's data was erased
 */
async function openPlacing(
  personalData: PersonalData,
  events: readonly OrderStreamEvent[],
  erased: boolean,
): Promise<readonly OrderStreamEvent[]> {
  return Promise.all(
    events.map(async (each) => {
      const { event } = each;
      if (event.type !== 'OrderPlaced') return each;
      const shipTo = await personalData.openPastAddress(orderSubject(event.data), event.data.shipTo, erased);
      return { ...each, event: { ...event, data: { ...event.data, shipTo } } };
    }),
  );
}
