import { type Money, normalizeMoney, parseAmount } from '#events/contracts/money';
import { Refusal } from './refusal.js';

/**
 * The price in its one spelling.
 * @throws Refusal when it is below zero; `field` names it in the command
 */
export function checkedPrice(price: Money, field: string): Money {
  if (parseAmount(price.amount) < 0n) {
    throw new Refusal('price-negative', `A price cannot be negative, but ${field} is ${price.amount}.`, { field });
  }
  return normalizeMoney(price);
}
