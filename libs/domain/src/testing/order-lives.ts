import fc from 'fast-check';
import { type OrderEvent } from '#events/contracts/order-events';
import { type OrderCommand, orderDecider } from '../order/order.js';
import { type PlaceOrder } from '../order/place-order.js';
import { type OrderState } from '../order/state.js';
import { type LineQuantity } from '../order/take-lines.js';
import { type ProductFacts } from '../product/product.js';
import { Refusal } from '../refusal.js';
import { anyPrice, anyQuantity, anyText, gbp } from './arbitraries.js';
import { decideOrRefuse, fold } from './decider-spec.js';
import { orderId } from './placed-order.js';

const later = '2010-12-05T10:00:00.000Z';

export const catalogue: ReadonlyMap<string, ProductFacts> = new Map([
  ['TEAPOT', { name: 'Tea pot', price: gbp('12.50'), status: 'published' }],
  ['CUSHION', { name: 'Cushion', price: gbp('0.0007'), status: 'published' }],
  ['VASE', { name: 'Vase', price: gbp('7'), status: 'discontinued' }],
  ['SKETCH', { name: 'Sketch', price: gbp('1'), status: 'draft' }],
]);
// Mostly products that are sold, so that most orders succeed.
const anySku = fc.oneof({ weight: 60, arbitrary: fc.constantFrom('TEAPOT', 'CUSHION') }, fc.constantFrom('VASE', 'SKETCH', 'UNHEARD-OF'));
const anyLine = fc.record({ sku: anySku, quantity: anyQuantity, unitPrice: fc.option(anyPrice, { nil: undefined }) });

const placing = (lines: fc.Arbitrary<PlaceOrder['lines']>): fc.Arbitrary<PlaceOrder> =>
  fc.record({
    type: fc.constant('PlaceOrder' as const),
    orderId: fc.constant(orderId),
    customerId: fc.constantFrom(undefined, '17850'),
    currency: fc.constant('GBP'),
    lines,
    shipTo: fc.record({ name: fc.option(anyText, { nil: undefined }), country: fc.constantFrom('France', 'GB') }),
    payment: fc.record({ method: fc.constantFrom('on-account' as const, 'wallet' as const, 'card' as const) }),
    placedAt: fc.constant('2010-12-01T08:26:00.000Z'),
    products: fc.constant(catalogue),
    sellDiscontinued: fc.boolean(),
  });
export const anyPlacing = placing(fc.array(anyLine, { minLength: 1, maxLength: 40, size: 'max' }));

// Few units of few lines, so that shipments and returns often meet their limits.
const anyFew = fc.integer({ min: 1, max: 5 });
const anyShortPlacing = placing(
  fc.array(fc.record({ sku: anySku, quantity: anyFew, unitPrice: fc.constantFrom(undefined, gbp('9.5')) }), { minLength: 1, maxLength: 4 }),
);
const anyEntry: fc.Arbitrary<LineQuantity> = fc.oneof(
  fc.record({ line: anyFew, quantity: anyFew }),
  fc.record({ sku: anySku, quantity: anyFew }),
);
const anyEntries = fc.array(anyEntry, { minLength: 1, maxLength: 3 });

const cancel: OrderCommand = { type: 'CancelOrder', orderId, reason: 'Found cheaper', cancelledAt: later };
const confirm: OrderCommand = { type: 'ConfirmOrder', orderId };
const anyShipping = fc
  .option(anyEntries, { nil: undefined })
  .map((lines): OrderCommand => ({ type: 'ShipOrder', orderId, lines, shippedAt: later }));
const sendBack = (lines: readonly LineQuantity[]): OrderCommand => ({
  type: 'ReturnLines',
  orderId,
  lines,
  reason: 'Chipped',
  returnedAt: later,
});
/** Sends back so much of every line that is out. */
interface SendBackShare {
  readonly share: number;
}
type Action = OrderCommand | SendBackShare;
const anyAction: fc.Arbitrary<Action> = fc.oneof<fc.WeightedArbitrary<Action>[]>(
  { weight: 1, arbitrary: anyShortPlacing },
  { weight: 3, arbitrary: fc.constant(confirm) },
  { weight: 1, arbitrary: fc.constantFrom<OrderCommand>(cancel, { type: 'RejectOrder', orderId, reason: 'Short', skus: ['TEAPOT'] }) },
  { weight: 6, arbitrary: anyShipping },
  { weight: 2, arbitrary: fc.constant<OrderCommand>({ type: 'DeliverOrder', orderId, deliveredAt: later }) },
  { weight: 4, arbitrary: anyEntries.map(sendBack) },
  { weight: 2, arbitrary: fc.record({ share: fc.constantFrom(0.5, 1) }) },
  { weight: 1, arbitrary: fc.constant<OrderCommand>({ type: 'EraseOrder', orderId, reason: 'Asked', erasedAt: later }) },
  { weight: 1, arbitrary: fc.constant<OrderCommand>({ type: 'HoldOrder', orderId, reason: 'Wait', heldAt: later }) },
  { weight: 2, arbitrary: fc.constant<OrderCommand>({ type: 'ReleaseOrder', orderId, releasedAt: later }) },
);

/** The life of one order: commands in any order, a placing among the first and mostly a confirmation soon. */
export const anyLife: fc.Arbitrary<Action[]> = fc
  .tuple(
    fc.array(fc.constant(cancel), { maxLength: 1 }),
    anyShortPlacing,
    fc.array(fc.constant(confirm), { maxLength: 1 }),
    fc.array(anyAction, { maxLength: 60, size: 'max' }),
  )
  .map(([before, place, settled, after]) => [...before, place, ...settled, ...after]);

interface Moment {
  readonly command: OrderCommand;
  readonly before: OrderState;
  readonly outcome: readonly OrderEvent[] | Refusal;
  readonly after: OrderState;
}

export function live(actions: readonly Action[]): { readonly moments: readonly Moment[]; readonly events: readonly OrderEvent[] } {
  const moments: Moment[] = [];
  const events: OrderEvent[] = [];
  for (const action of actions) {
    const before = moments.at(-1)?.after ?? orderDecider.initialState();
    const command = 'share' in action ? sendBack(shareOf(before, action.share)) : action;
    const outcome = decideOrRefuse(orderDecider, command, before);
    const made = outcome instanceof Refusal ? [] : outcome;
    events.push(...made);
    moments.push({ command, before, outcome, after: fold(orderDecider, made, before) });
  }
  return { moments, events };
}

function shareOf(order: OrderState, share: number): readonly LineQuantity[] {
  if (order.status === 'absent') return [];
  return order.lines
    .map(({ line, shipped, returned }) => ({ line, quantity: Math.ceil((shipped - returned) * share) }))
    .filter((entry) => entry.quantity > 0);
}
