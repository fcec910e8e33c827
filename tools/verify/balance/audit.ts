import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { formatAmount } from '#events/contracts/money';
import { type Ledger, type OrderAccount, type SkuAccount } from './ledger.js';

/** What happens to an order at most once. */
const ONCE: readonly OrderlineEvent['type'][] = [
  ...(['OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled', 'OrderDelivered'] as const),
  ...(['PaymentRequested', 'PaymentExpired', 'WalletDebited', 'FulfilmentStarted'] as const),
];

/**
 * Everything that must hold when all is quiet: money and stock are conserved, nothing is stuck, nothing happened twice.
 * @returns what does not hold, in words
 */
export function audit(ledger: Ledger): string[] {
  const faults: string[] = [];
  if (ledger.lowestBalance < 0n) faults.push(`a wallet fell to ${formatAmount(ledger.lowestBalance)}`);
  for (const [sku, account] of ledger.skus) faults.push(...auditSku(ledger, account).map((fault) => `${sku}: ${fault}`));
  for (const [orderId, account] of ledger.orders) faults.push(...auditOrder(account).map((fault) => `${orderId}: ${fault}`));
  return [...faults, ...auditUnits(ledger)];
}

function auditSku(ledger: Ledger, sku: SkuAccount): string[] {
  const faults: string[] = [];
  if (sku.lowestAvailable < 0) faults.push(`available fell to ${sku.lowestAvailable}`);
  const [left, right] = [sku.onHand + sku.dispatched, sku.received + sku.adjusted + sku.restocked];
  if (left !== right) faults.push(`on hand + dispatched is ${left}, received + adjusted + restocked ${right}`);
  for (const [orderId, units] of sku.held) {
    if (units < 0) faults.push(`${orderId} gave back ${-units} more than it held`);
    if (!ledger.orders.has(orderId)) faults.push(`${units} are held for ${orderId}, which was never placed`);
  }
  for (const [orderId, times] of sku.timesReserved) if (times > 1) faults.push(`reserved ${times} times for ${orderId}`);
  return faults;
}

function auditOrder(order: OrderAccount): string[] {
  const faults: string[] = [];
  const times = (type: OrderlineEvent['type']) => order.times.get(type) ?? 0;
  for (const type of ONCE) if (times(type) > 1) faults.push(`${type} ${times(type)} times`);
  if (order.repeatedOutcomes > 0) faults.push(`${order.repeatedOutcomes} outcomes recorded twice`);
  for (const key of order.commands) if (!order.outcomes.has(key)) faults.push(`nothing came of ${key}`);
  const closed = times('OrderRejected') + times('OrderCancelled');
  if (closed > 1) faults.push('rejected and cancelled');
  if (closed === 0 && times('OrderConfirmed') === 0) faults.push('stuck: neither confirmed, rejected nor cancelled');
  const expected = closed > 0 ? 0n : largest(0n, order.value - order.returned - order.byHand);
  const kept = order.paid - order.paidBack;
  if (order.method === 'on-account' && order.paid !== 0n) faults.push('paid although on account');
  if (order.method !== 'on-account' && kept !== expected)
    faults.push(`paid − paid back is ${formatAmount(kept)} and not ${formatAmount(expected)}`);
  return faults;
}

/** Units of the stocks against those of the orders: what is held is what is open, what moved is what was shipped and returned. */
function auditUnits(ledger: Ledger): string[] {
  const faults: string[] = [];
  for (const [orderId, order] of ledger.orders) {
    const closed = order.times.has('OrderRejected') || order.times.has('OrderCancelled');
    for (const [sku, ordered] of order.ordered) {
      const open = closed ? 0 : ordered - (order.shipped.get(sku) ?? 0);
      const stock = ledger.skus.get(sku);
      const held = stock?.held.get(orderId) ?? 0;
      if (held !== open) faults.push(`${orderId}: ${held} of ${sku} are reserved, ${open} are open`);
      const [dispatched, shipped] = [stock?.dispatchedFor.get(orderId) ?? 0, order.shipped.get(sku) ?? 0];
      if (dispatched !== shipped) faults.push(`${orderId}: ${dispatched} of ${sku} were dispatched, ${shipped} were shipped`);
      const [restocked, returned] = [stock?.restockedFor.get(orderId) ?? 0, order.takenBack.get(sku) ?? 0];
      if (restocked !== returned) faults.push(`${orderId}: ${restocked} of ${sku} were restocked, ${returned} were returned`);
    }
  }
  return faults;
}

function largest(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
