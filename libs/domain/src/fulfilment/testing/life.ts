import fc from 'fast-check';
import { type PaymentMethod } from '#events/contracts/order-events';
import { type OrderCommand, orderDecider } from '../../order/order.js';
import { orderToPay } from '../../order/state.js';
import { paymentDecider } from '../../payment/payment.js';
import { stockDecider } from '../../stock/stock.js';
import { gbp } from '../../testing/arbitraries.js';
import { walletDecider } from '../../wallet/wallet.js';
import { customerId, orderId, present, World } from './world.js';

export const skus = ['MUG', 'PLATE'];
const linesAt = ([mug, plate, chipped]: readonly [string, string, string]) => [
  { sku: 'MUG', quantity: 2, unitPrice: gbp(mug) },
  { sku: 'PLATE', quantity: 3, unitPrice: gbp(plate) },
  { sku: 'MUG', quantity: 1, unitPrice: gbp(chipped) },
];
/** What is due is the same for all prices: of 9.5, of 9.5 and of 9.503; the second unit of one line is often due another penny than the first. */
const total = gbp('9.5');
const STORE_CREDIT = 20;

const anyAction = fc.oneof(
  fc.record({ act: fc.constant('work' as const), budget: fc.oneof(fc.constant(99), fc.nat({ max: 6 })) }),
  fc.record({ act: fc.constant('fire' as const), budget: fc.oneof(fc.constant(99), fc.nat({ max: 4 })) }),
  fc.record({ act: fc.constant('cancel' as const) }),
  fc.record({ act: fc.constantFrom('ship' as const, 'return' as const), line: fc.constantFrom(1, 2, 3), quantity: fc.constantFrom(1, 2) }),
  fc.record({ act: fc.constant('capture' as const), id: fc.constantFrom('e1', 'e2', 'e3'), amount: fc.constantFrom('9.5', '9.5', '9.49') }),
  fc.record({ act: fc.constant('decline' as const), id: fc.constantFrom('e1', 'e4') }),
  fc.record({ act: fc.constant('refund' as const), id: fc.constantFrom('r1', 'r2'), amount: fc.constantFrom('1', '6') }),
  fc.record({ act: fc.constant('count' as const), sku: fc.constantFrom(...skus), delta: fc.constantFrom(-3, 3) }),
  fc.record({ act: fc.constant('stale' as const), which: fc.nat() }),
  fc.record({ act: fc.constant('forget' as const) }),
  fc.record({ act: fc.constant('release' as const), versions: fc.constantFrom('current' as const, 'previous' as const) }),
  fc.record({ act: fc.constant('again' as const), which: fc.nat() }),
);
type Action = typeof anyAction extends fc.Arbitrary<infer Each> ? Each : never;

const work: Action = { act: 'work', budget: 99 };
/** Half of all lives come so far, or nearly no order would ever be paid and returned. */
const paidAndShipped: readonly Action[] = [
  ...[work, work, work, { act: 'capture', id: 'e1', amount: '9.5' } as const, work, work],
  ...([1, 2, 3] as const).map((line): Action => ({ act: 'ship', line, quantity: line === 3 ? 1 : 2 })),
];

export const anyLife = fc.record({
  /** Of whoever works first; another may take over, and one that still works as the release before did. */
  versions: fc.constantFrom('current' as const, 'previous' as const),
  method: fc.constantFrom<PaymentMethod>('on-account', 'wallet', 'card', 'card'),
  onHand: fc.constantFrom(2, 3, 10),
  prices: fc.constantFrom<readonly [string, string, string]>(['1.25', '2', '1'], ['1.255', '1.995', '1.005'], ['1.255', '1.995', '1.008']),
  credit: fc.constantFrom('5', String(STORE_CREDIT)),
  actions: fc
    .tuple(fc.constantFrom([], paidAndShipped), fc.array(anyAction, { maxLength: 40, size: 'max' }))
    .map(([before, after]) => [...before, ...after]),
});
type Life = typeof anyLife extends fc.Arbitrary<infer Each> ? Each : never;

function begin({ versions, method, onHand, prices, credit }: Life): World {
  const world = new World();
  world.versions = versions;
  const send = (command: OrderCommand) => world.send(orderDecider, orderId, command);
  for (const sku of skus) world.send(stockDecider, sku, { type: 'ReceiveStock', sku, quantity: onHand } as never);
  world.send(walletDecider, customerId, { type: 'CreditWallet', customerId, amount: gbp(credit), reference: 'gift' } as never);
  const products = new Map(skus.map((sku) => [sku, { name: sku, price: gbp('1'), status: 'published' as const }]));
  const shipTo = { country: 'France' };
  const placedAt = present.now;
  send({
    type: 'PlaceOrder',
    orderId,
    customerId,
    currency: 'GBP',
    lines: linesAt(prices),
    shipTo,
    payment: { method },
    placedAt,
    products,
    sellDiscontinued: false,
  });
  return world;
}

function perform(world: World, action: Action): void {
  const at = present.now;
  const toOrder = (command: OrderCommand) => world.send(orderDecider, orderId, command);
  const toPayment = (command: object) => world.send(paymentDecider, orderId, { orderId, ...command } as never);
  const { order } = world;
  // The provider may be faster than the process that asks him.
  const ofProvider = (command: object) => toPayment({ ...command, ...(order.status === 'absent' ? {} : { order: orderToPay(order) }) });
  switch (action.act) {
    case 'work':
      return world.workOff(action.budget);
    case 'fire':
      return world.fireTimers(action.budget);
    case 'cancel':
      return void toOrder({ type: 'CancelOrder', orderId, reason: 'changed my mind', cancelledAt: at });
    case 'ship':
      return void toOrder({ type: 'ShipOrder', orderId, lines: [{ line: action.line, quantity: action.quantity }], shippedAt: at });
    case 'return': {
      const { line, quantity } = action;
      return void toOrder({ type: 'ReturnLines', orderId, lines: [{ line, quantity }], reason: 'broken', returnedAt: at });
    }
    case 'capture':
      return void ofProvider({ type: 'CapturePayment', providerEventId: action.id, amount: gbp(action.amount), capturedAt: at });
    case 'decline':
      return void ofProvider({ type: 'DeclinePayment', providerEventId: action.id, amount: total, declinedAt: at });
    case 'refund':
      return void toPayment({ type: 'RefundPayment', refundId: action.id, amount: gbp(action.amount), reason: 'sorry', byHand: true });
    case 'count': {
      const { sku, delta } = action;
      return void world.send(stockDecider, sku, { type: 'AdjustStock', sku, delta, reason: 'count' } as never);
    }
    case 'stale': {
      const command = world.recorded[action.which % Math.max(1, world.recorded.length)];
      if (command !== undefined) world.carryOut(command);
      return;
    }
    case 'forget':
      return world.forget();
    case 'release':
      world.versions = action.versions;
      return;
    case 'again': {
      const seen = world.log.slice(0, world.position);
      const occurrence = seen[action.which % Math.max(1, seen.length)];
      if (occurrence !== undefined) world.react(occurrence);
      return;
    }
  }
}

/** Lives the life to its end, with nobody left to wait for. */
export function live(life: Life): World {
  const world = begin(life);
  for (const action of life.actions) perform(world, action);
  world.comeToRest();
  world.fireTimers();
  world.comeToRest();
  return world;
}
