import { orderSubject } from '#personal-data/subjects';
import { type PersonalData } from '../personal-data/personal-data.js';
import { type OrderStreamEvent } from './stream-reader.js';

/**
 * The same events with the address opened in the placing, the only one of an order that holds any. No keys are asked for where it is not among them.
 * @param erased whether the whole stream says that the order's data was erased
 */
export async function openPlacing(
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
