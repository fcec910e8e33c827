import { type Money, money } from '#events/contracts/money';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { Refusal } from '../refusal.js';
import { withoutUndefined } from '../without-undefined.js';
import { checkedAmount, LARGEST_AMOUNT } from './amount.js';
import { type Collected, type RequestedPayment } from './state.js';

export type RefundPayment = RefundFacts &
  (
    | { readonly byHand: true; readonly amount: Money }
    /** From the fulfilment of the order: no more than is left; without an amount, all that is left in every currency. */
    | { readonly byHand: false; readonly amount?: Money }
  );

interface RefundFacts {
  readonly type: 'RefundPayment';
  readonly orderId: string;
  /** The same id is the same refund, whatever else is asked. */
  readonly refundId: string;
  readonly reason: string;
}

/** @throws Refusal for an amount that is not above zero; by hand also for more than was captured and has not gone back yet */
export function refundPayment(command: RefundPayment, payment: RequestedPayment): readonly PaymentEvent[] {
  const { refundId, reason, byHand } = command;
  if (payment.refundIds.includes(refundId)) return [];
  const amounts = refundedAmounts(command, payment);
  const { orderId, customerId } = payment;
  const everything = amounts.reduce((sum, { units }) => sum + units, 0n) === left(payment.collected);
  return amounts.map(({ units, currency }, index) => {
    const complete = everything && index === amounts.length - 1;
    const data = { orderId, customerId, refundId, amount: money(units, currency), reason, byHand, complete };
    return { type: 'PaymentRefunded', data: withoutUndefined(data) };
  });
}

interface Refunded {
  readonly units: bigint;
  readonly currency: string;
}

function refundedAmounts({ amount, byHand }: RefundPayment, { orderId, collected }: RequestedPayment): readonly Refunded[] {
  if (amount === undefined) return collected.flatMap((each) => written(left([each]), each.currency));
  const { currency } = amount;
  const asked = checkedAmount(amount);
  const most = left(collected.filter((each) => each.currency === currency));
  if (asked <= most) return [{ units: asked, currency }];
  if (!byHand) return written(most, currency);
  const { amount: captured } = money(most, currency);
  throw new Refusal('refund-too-large', `Only ${captured} ${currency} of order ${orderId} can still be refunded.`, { field: 'amount' });
}

/** Several captures can add up to more than one amount can say, so it may take several. */
function written(units: bigint, currency: string): readonly Refunded[] {
  if (units <= LARGEST_AMOUNT) return units > 0n ? [{ units, currency }] : [];
  return [{ units: LARGEST_AMOUNT, currency }, ...written(units - LARGEST_AMOUNT, currency)];
}

function left(collected: readonly Collected[]): bigint {
  return collected.reduce((sum, { captured, refunded }) => sum + captured - refunded, 0n);
}
