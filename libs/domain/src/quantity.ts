import { Refusal } from './refusal.js';

const LARGEST = 1_000_000_000;

/**
 * The quantity as it is.
 * @throws Refusal when it is no whole number from 1 to 1,000,000,000; `field` names it in the command
 */
export function checkedQuantity(quantity: number, field: string): number {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= LARGEST) return quantity;
  throw new Refusal('quantity-invalid', `${field} must be a whole number from 1 to ${LARGEST}, but is ${quantity}.`, { field });
}
