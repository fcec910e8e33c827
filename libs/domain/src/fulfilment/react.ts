import { type ValuedLine } from '#events/contracts/fields';
import { money, parseAmount } from '#events/contracts/money';
import { unreachable } from '../unreachable.js';
import { type FulfilmentTrigger, type Occurrence } from './fulfilment-input.js';
import { type Fulfilment } from './fulfilment-state.js';
import { type Errand, isPaidByCard, reject, type Step, undo } from './step.js';

/** How an event is named where it is the reason of a step. */
export const nameOf = ({ stream, revision }: Pick<Occurrence, 'stream' | 'revision'>): string => `${stream}@${revision}`;

/** What follows from a fact about an order whose fulfilment has begun; undefined where nothing does. Nothing may be pending. */
export function react(state: Fulfilment, occurrence: Occurrence): Step | undefined {
  if (state.seen.includes(nameOf(occurrence))) return undefined;
  const { event, revision } = occurrence;
  switch (event.type) {
    case 'OrderPlaced':
      return undefined;
    case 'OrderCancelled':
      return cancel(state);
    case 'OrderShipped': {
      const commands = sumBySku(event.data.lines).map(({ sku, quantity }) => dispatch(sku, quantity, revision));
      return { status: state.status, commands };
    }
    case 'OrderLinesReturned':
      return takeBack(state, event.data, revision);
    case 'StockReserved':
      return isOwnReservation(state, event.data.sku, revision) ? undefined : late(state, { type: 'ReleaseStock', sku: event.data.sku });
    case 'WalletDebited':
      if (state.debit === revision) return undefined;
      return late(state, { type: 'CreditWallet', amount: event.data.amount, reason: TOO_LATE });
    case 'PaymentCaptured':
      return captured(state, event.data);
    case 'PaymentDeclined':
      return state.status === 'awaiting-payment' ? reject(state, 'payment-declined') : undefined;
    default:
      return unreachable(event);
  }
}

const TOO_LATE = 'came too late';

/**
 * Whether the reservation is the one whose outcome was recorded. The recorded revision may be a later one: the command may have come again when
 * the stream had moved on. An outcome once recorded stays, so what is so now is so for ever.
 */
export function isOwnReservation(state: Fulfilment, sku: string, revision: number): boolean {
  return revision <= (state.reserved.get(sku) ?? -1);
}

/** What takes effect after the process had moved on is undone. */
function late(state: Fulfilment, errand: Errand): Step {
  return { status: state.status, reason: TOO_LATE, commands: [errand] };
}

function cancel(state: Fulfilment): Step {
  const reason = 'order-cancelled';
  const commands = undo(state, reason);
  // A capture that the expiry meets, or that comes after it, is in the log and paid back from there.
  const waitedFor = state.outcomes.RequestPayment === 'done' && state.outcomes.ExpirePayment === undefined && !isPaidByCard(state);
  if (waitedFor) commands.push({ type: 'ExpirePayment', reason });
  return { status: 'cancelled', reason, commands, timers: [] };
}

function captured(state: Fulfilment, { amount, matches }: Extract<FulfilmentTrigger, { type: 'PaymentCaptured' }>['data']): Step {
  const refund = (reason: string): Errand => ({ type: 'RefundPayment', amount, reason });
  if (state.status !== 'awaiting-payment') return { status: state.status, reason: 'not-owed', commands: [refund('not-owed')] };
  if (matches) return { status: 'confirming', commands: [{ type: 'ConfirmOrder' }], timers: [] };
  return reject(state, 'payment-mismatch', { commands: [refund('payment-mismatch')] });
}

type Returned = Extract<FulfilmentTrigger, { type: 'OrderLinesReturned' }>['data'];

function takeBack(state: Fulfilment, { lines, refundDue }: Returned, revision: number): Step {
  const commands: Errand[] = sumBySku(lines).map(({ sku, quantity }) => ({ type: 'RestockReturn', sku, quantity, return: revision }));
  const reason = 'returned';
  const units = parseAmount(refundDue.amount);
  if (units > 0n && isPaidByCard(state)) commands.push({ type: 'RefundPayment', amount: refundDue, reason });
  const credit = units < state.spent ? units : state.spent;
  if (credit > 0n) commands.push({ type: 'CreditWallet', amount: money(credit, refundDue.currency), reason });
  return { status: state.status, commands };
}

function dispatch(sku: string, quantity: number, shipment: number): Errand {
  return { type: 'DispatchStock', sku, quantity, shipment };
}

/** A sku may stand in several lines; stock is moved once for all of them. */
export function sumBySku(lines: readonly Pick<ValuedLine, 'sku' | 'quantity'>[]): { readonly sku: string; readonly quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return [...sums].map(([sku, quantity]) => ({ sku, quantity }));
}
