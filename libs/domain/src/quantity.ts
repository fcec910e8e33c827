import { Refusal } from './refusal.js';

export const LARGEST_QUANTITY = 1_000_000_000;

/**
 * The quantity as it is.
 * @throws Refusal when it is no whole number from 1 to 1,000,000,000; `field` names it in the command
 */
export function checkedQuantity(quantity: number, field: string): number {
  if (Number.isInteger(quantity) && quantity >= 1 && quantity <= LARGEST_QUANTITY) return quantity;
  throw new Refusal('quantity-invalid', `${field} must be a whole number from 1 to ${LARGEST_QUANTITY}, but is ${quantity}.`, { field });
}
