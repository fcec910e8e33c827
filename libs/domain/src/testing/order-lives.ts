import fc from 'fast-check';
import { type ValuedLine } from '#events/contracts/fields';
import { type OrderEvent } from '#events/contracts/order-events';
import { type OrderCommand, orderDecider, type OrderLine, type OrderState, type PlacedOrder } from '../order/order.js';
import { type PlaceOrder } from '../order/place-order.js';
import { type ProductFacts } from '../product/product.js';
import { Refusal } from '../refusal.js';
import { anyPrice, anyQuantity, anyText, gbp } from './arbitraries.js';
import { decideOrRefuse, fold } from './decider-spec.js';

const orderId = '536365';
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

export const anyPlacing: fc.Arbitrary<PlaceOrder> = fc.record({
  type: fc.constant('PlaceOrder' as const),
  orderId: fc.constant(orderId),
  customerId: fc.constantFrom(undefined, '17850'),
  currency: fc.constant('GBP'),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 40, size: 'max' }),
  shipTo: fc.record({ name: fc.option(anyText, { nil: undefined }), country: fc.constantFrom('France', 'GB') }),
  payment: fc.record({ method: fc.constantFrom('on-account' as const, 'wallet' as const, 'card' as const) }),
  placedAt: fc.constant('2010-12-01T08:26:00.000Z'),
  products: fc.constant(catalogue),
  sellDiscontinued: fc.boolean(),
});
const cancel: OrderCommand = { type: 'CancelOrder', orderId, reason: 'Found cheaper', cancelledAt: later };

/** What other parts of the system make happen to an order, where it can; `share` of what is left is shipped or returned. */
interface Happening {
  readonly type: 'confirm' | 'reject' | 'ship' | 'deliver' | 'return';
  readonly share: number;
}
const anyHappening: fc.Arbitrary<Happening> = fc.record({
  type: fc.constantFrom('confirm', 'reject', 'ship', 'deliver', 'return'),
  share: fc.constantFrom(0.3, 0.5, 1),
});

type Action = OrderCommand | Happening;

/** The life of one order: commands and happenings in any order, a placing among the first. */
export const anyLife: fc.Arbitrary<Action[]> = fc
  .tuple(
    fc.array(fc.constant(cancel), { maxLength: 1 }),
    anyPlacing,
    fc.array(fc.oneof<fc.Arbitrary<Action>[]>(anyPlacing, fc.constant(cancel), anyHappening), { maxLength: 30, size: 'max' }),
  )
  .map(([before, placing, after]) => [...before, placing, ...after]);

interface Moment {
  /** `undefined` for a happening. */
  readonly command?: OrderCommand;
  readonly before: OrderState;
  readonly outcome: readonly OrderEvent[] | Refusal;
  readonly after: OrderState;
}

export function live(actions: readonly Action[]): { readonly moments: readonly Moment[]; readonly events: readonly OrderEvent[] } {
  const moments: Moment[] = [];
  const events: OrderEvent[] = [];
  for (const action of actions) {
    const before = moments.at(-1)?.after ?? orderDecider.initialState();
    const command = 'share' in action ? undefined : action;
    const outcome = 'share' in action ? happen(action, before) : decideOrRefuse(orderDecider, action, before);
    if (!(outcome instanceof Refusal)) events.push(...outcome);
    moments.push({ command, before, outcome, after: fold(orderDecider, events) });
  }
  return { moments, events };
}

function happen({ type, share }: Happening, order: OrderState): readonly OrderEvent[] {
  if (order.status === 'absent' || order.status === 'rejected' || order.status === 'cancelled') return [];
  const { status, lines: _lines, ...facts } = order;
  if (type === 'confirm') return status === 'placed' ? [{ type: 'OrderConfirmed', data: facts }] : [];
  if (type === 'reject') return status === 'placed' ? [{ type: 'OrderRejected', data: { ...facts, lines: [], reason: 'Short' } }] : [];
  if (status === 'placed') return [];
  if (type === 'deliver') return status === 'shipped' ? [{ type: 'OrderDelivered', data: { ...facts, deliveredAt: later } }] : [];
  const left = (line: OrderLine) => (type === 'ship' ? line.quantity - line.shipped : line.shipped - line.returned);
  const lines = moved(order, share, left);
  if (lines.length === 0) return [];
  const data = { ...facts, lines, complete: share === 1 };
  if (type === 'ship') return [{ type: 'OrderShipped', data: { ...data, shippedAt: later } }];
  return [{ type: 'OrderLinesReturned', data: { ...data, reason: 'Chipped', returnedAt: later } }];
}

function moved(order: PlacedOrder, share: number, left: (line: OrderLine) => number): ValuedLine[] {
  return order.lines
    .map((line) => ({ line: line.line, sku: line.sku, quantity: Math.ceil(left(line) * share), unitPrice: line.unitPrice }))
    .filter((line) => line.quantity > 0);
}
