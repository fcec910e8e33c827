import { actionsOn, type orderActions } from '#read-models/order-actions';
import { type OrderRow } from '#read-models/orders';

/** Staff are shown what an order permits, since who does it may be a colleague; customers what they may do themselves. */
export type Audience = 'staff' | 'customer';

type Actions = (typeof orderActions)[number][];

/** As docs/permissions.md says of a customer's own orders. */
export const customersMay: ReadonlySet<Actions[number]> = new Set(['cancel']);

export function actionsFor(shownTo: Audience, row: OrderRow): Actions {
  const actions = actionsOn(row);
  return actions.filter((action) => shownTo === 'staff' || customersMay.has(action));
}

/** Caches of browsers ask with the tag of what another person was shown, so what is shown in part has a tag of its own. */
export function markShownTo(etag: string, shownTo: Audience): string {
  return shownTo === 'staff' ? etag : etag.replace(/"$/, '.own"');
}
