import { soldProducts } from '#read-models/order-search';
import { wantedSold } from '#read-models/search/sold-words';
import { type Freshness } from '../views/freshness.js';
import { computed, Select } from '../views/select.js';
import { type Views } from '../views/views.js';

/** What a text can mean in an order. */
export interface Meant {
  /** Products by the numbers of the view, as an array is written in SQL. */
  readonly products: string;
  /** The range of the ids that begin with it; undefined where none can. */
  readonly ids: readonly [first: string, last: string] | undefined;
}

const NONE = '{}';
const ID_BEGINNING = /^[A-Za-z0-9._-]{1,100}$/;
/** Sorts after whatever an id can go on with. */
const BEYOND = '~';

/** @returns undefined where it can mean nothing; and how new the view is that says so */
export async function readMeant(
  views: Views,
  asked: string,
  freshness: Freshness,
): Promise<{ readonly meant: Meant | undefined; readonly position: bigint }> {
  const text = asked.trim();
  const columns = { products: computed<string>(`coalesce(array_agg(product::bigint), '${NONE}')::text`) };
  const select = Select.of(columns, `from read_models.${soldProducts.name} where words @@ $1::tsquery`);
  const values = [wantedSold(text) ?? ''];
  const { rows, position } = await views.read({ projection: 'order-search', select, values }, freshness);
  const products = rows[0]?.products ?? NONE;
  const ids = ID_BEGINNING.test(text) ? ([text, text + BEYOND] as const) : undefined;
  return { meant: products === NONE && ids === undefined ? undefined : { products, ids }, position };
}
