import { type Money, parseAmount } from '#events/contracts/money';
import { Refusal } from '../refusal.js';

/**
 * The amount in ten-thousandths.
 * @throws Refusal unless it is above zero
 */
export function checkedAmount(amount: Money): bigint {
  const units = parseAmount(amount.amount);
  if (units > 0n) return units;
  throw new Refusal('amount-invalid', `amount must be above zero, but is ${amount.amount}.`, { field: 'amount' });
}
