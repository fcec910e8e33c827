import { compoundsOf, wordsOf } from '#read-models/search/words';
import { orders } from '#read-models/orders';
import { type Sources } from '../ask.js';
import { type Freshness } from '../views/freshness.js';
import { type Looked, readFound } from './found-orders.js';

/** No search opens the names of more orders. */
export const MOST_OPENED = 1_000;
/** Keys are asked for in groups of so many, so that nobody waits for all of them where the first are enough. */
const GROUP = 250;

const { order_id, customer_id, ship_to, placed_at } = orders.columns;
const columns = { order_id, customer_id, ship_to, placed_at };

export type Called = (name: string) => boolean;

export interface NamedOrders {
  /** The first of those that were looked for. */
  readonly orderIds: readonly string[];
  /** How many were opened up to each of them and with it, those of the pages before included. */
  readonly openedWith: ReadonlyMap<string, number>;
  /** Whether no order was left out. */
  readonly complete: boolean;
  readonly position: bigint;
}

/**
 * Orders to somebody of that name.
 * @param opened how many were opened for the pages before
 */
export async function readNamed(
  { views, personalData }: Pick<Sources, 'views' | 'personalData'>,
  looked: Looked,
  { isCalled, opened }: { readonly isCalled: Called; readonly opened: number },
  freshness: Freshness,
): Promise<NamedOrders> {
  const left = MOST_OPENED - opened;
  const { rows, position } = await readFound(views, columns, { ...looked, limit: left + 1 }, freshness);
  const orderIds: string[] = [];
  const openedWith = new Map<string, number>();
  const candidates = rows.slice(0, left);
  for (let from = 0; from < candidates.length && orderIds.length < looked.limit; from += GROUP) {
    const group = candidates.slice(from, from + GROUP);
    const addressed = group.map((row) => ({ orderId: row.order_id, customerId: row.customer_id, shipTo: row.ship_to }));
    const names = await personalData.openRecipients(addressed);
    group.forEach((row, index) => {
      const name = names[index];
      if (name === undefined || !isCalled(name)) return;
      orderIds.push(row.order_id);
      openedWith.set(row.order_id, opened + from + index + 1);
    });
  }
  return { orderIds: orderIds.slice(0, looked.limit), openedWith, complete: rows.length <= left, position };
}

/** Tells names that have all these words, or words that begin so; there are none where no word is asked for. */
export function calledLike(asked: string): Called | 'nobody' {
  const words = wordsOf(asked);
  if (words.length === 0) return 'nobody';
  return (name) => {
    const own = [...wordsOf(name), ...compoundsOf(name)];
    return words.every((word) => own.some((each) => each.startsWith(word)));
  };
}
