import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { currencies } from '#events/contracts/currencies';
import { formatAmount } from '#events/contracts/money';
import { type Ledger, type OrderAccount, type SkuAccount } from './ledger.js';
import { type OpenOrder, type Present, standing } from './open-orders.js';

/** What happens to an order at most once. */
const ONCE: readonly OrderlineEvent['type'][] = [
  ...(['OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled', 'OrderDelivered'] as const),
  ...(['PaymentRequested', 'PaymentExpired', 'WalletDebited', 'FulfilmentStarted'] as const),
];

export interface Audit {
  /** What does not hold, in words. */
  readonly faults: readonly string[];
  /** The orders that wait, as they may. */
  readonly waiting: readonly OpenOrder[];
}

/**
 * Money and stock are conserved, nothing is stuck, nothing happened twice. What an order owes or holds is compared with what it should where the order
 * is at rest: one that has moved a moment ago is at work.
 */
export function audit(ledger: Ledger, present: Present): Audit {
  const faults: string[] = [];
  const waiting: OpenOrder[] = [];
  if (ledger.lowestBalance < 0n) faults.push(`a wallet fell to ${formatAmount(ledger.lowestBalance)}`);
  for (const [sku, account] of ledger.skus) faults.push(...auditSku(ledger, account).map((fault) => `${sku}: ${fault}`));
  for (const [orderId, account] of ledger.orders) {
    const { repeats, imbalances, open } = auditOrder(ledger, orderId, account, present);
    const found = [...repeats];
    if (open?.stuck === true) found.push(`stuck: waits for ${open.what} since ${new Date(open.since).toISOString()}`);
    else if (open !== undefined) waiting.push(open);
    if (open?.wait !== 'work' || open.stuck) found.push(...imbalances);
    faults.push(...found.map((fault) => `${orderId}: ${fault}`));
  }
  return { faults, waiting };
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

function auditOrder(ledger: Ledger, orderId: string, order: OrderAccount, present: Present) {
  const repeats: string[] = [];
  const times = (type: OrderlineEvent['type']) => order.times.get(type) ?? 0;
  for (const type of ONCE) if (times(type) > 1) repeats.push(`${type} ${times(type)} times`);
  if (order.repeatedOutcomes > 0) repeats.push(`${order.repeatedOutcomes} outcomes recorded twice`);
  if (times('OrderRejected') + times('OrderCancelled') > 1) repeats.push('rejected and cancelled');
  const imbalances = [...auditMoney(order), ...auditUnits(ledger, orderId, order)];
  const open = standing(orderId, order, present);
  const moving = imbalances.length > 0 && open?.wait !== 'work' && present.now - order.latest <= present.patience;
  const settling: OpenOrder = { orderId, wait: 'work', what: 'what it owes and holds to be settled', since: order.latest, stuck: false };
  return { repeats, imbalances, open: moving ? settling : open };
}

/** Only what is confirmed and not called off is paid for, by every method but on account. */
function auditMoney(order: OrderAccount): string[] {
  const { times, method, currency, paid, paidBack, byHand } = order;
  const owes = times.has('OrderConfirmed') && !isCalledOff(order) && method !== 'on-account';
  const given = method === 'card' ? (byHand.get(currency) ?? 0n) : 0n;
  const [due = 0n, ...orElse] = owes ? worth(order).map((units) => largest(0n, units - given)) : [0n];
  return [...new Set([currency, ...paid.keys(), ...paidBack.keys()])].flatMap((each) => {
    const kept = (paid.get(each) ?? 0n) - (paidBack.get(each) ?? 0n);
    const expected = each === currency ? due : 0n;
    const isFine = kept === expected || (each === currency && orElse.includes(kept));
    return isFine ? [] : [`paid − paid back is ${formatAmount(kept)} ${each} and not ${formatAmount(expected)}`];
  });
}

/** What is to be paid for what is kept; where money went back exactly, as it once did, that may be left as well. */
function worth({ method, currency, value, returned, accepted, paidBackExactly }: OrderAccount): bigint[] {
  const kept = value - returned;
  if (method === 'wallet') return [kept];
  const due = collectable(kept, currency);
  // What was asked for exactly has been paid exactly.
  const paidExactly = accepted === value ? value - collectable(value, currency) : 0n;
  return paidBackExactly ? [due + paidExactly, kept] : [due + paidExactly];
}

/** Rounded half up to the currency's decimals. */
function collectable(units: bigint, currency: string): bigint {
  const smallest = 10n ** BigInt(4 - (currencies.get(currency) ?? 4));
  const over = units % smallest;
  return over * 2n < smallest ? units - over : units - over + smallest;
}

/** Units of the stocks against those of the order: what is held is what is open, what moved is what was shipped and returned. */
function auditUnits(ledger: Ledger, orderId: string, order: OrderAccount): string[] {
  const faults: string[] = [];
  for (const [sku, ordered] of order.ordered) {
    const open = isCalledOff(order) ? 0 : ordered - (order.shipped.get(sku) ?? 0);
    const stock = ledger.skus.get(sku);
    const held = stock?.held.get(orderId) ?? 0;
    if (held !== open) faults.push(`${held} of ${sku} are reserved, ${open} are open`);
    const [dispatched, shipped] = [stock?.dispatchedFor.get(orderId) ?? 0, order.shipped.get(sku) ?? 0];
    if (dispatched !== shipped) faults.push(`${dispatched} of ${sku} were dispatched, ${shipped} were shipped`);
    const [restocked, returned] = [stock?.restockedFor.get(orderId) ?? 0, order.takenBack.get(sku) ?? 0];
    if (restocked !== returned) faults.push(`${restocked} of ${sku} were restocked, ${returned} were returned`);
  }
  return faults;
}

function isCalledOff({ times }: OrderAccount): boolean {
  return times.has('OrderRejected') || times.has('OrderCancelled');
}

function largest(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
