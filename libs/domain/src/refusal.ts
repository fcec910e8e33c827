interface RefusalDefinition {
  readonly kind: 'not-found' | 'conflict' | 'invalid' | 'forbidden';
  readonly title: string;
  /** What it means and what to do, for the error's documentation page. */
  readonly explanation: string;
}

/** Every way in which the domain refuses a command. A code is part of the public interface and never changes. */
export const refusals = {
  'product-not-found': {
    kind: 'not-found',
    title: 'Product not found',
    explanation: 'No product with this sku has been added. A sku is case-sensitive.',
  },
  'product-exists': {
    kind: 'conflict',
    title: 'Product already exists',
    explanation: 'A sku is added once and never used again, not even after it is discontinued. Revise the product or choose another sku.',
  },
  'product-discontinued': {
    kind: 'conflict',
    title: 'Product is discontinued',
    explanation: 'Discontinuing a product is final: it can be neither changed nor published any more.',
  },
  'price-missing': {
    kind: 'conflict',
    title: 'Product has no price',
    explanation: 'A published product needs a price above zero. Change its price before publishing, and never to zero afterwards.',
  },
  'price-negative': {
    kind: 'invalid',
    title: 'Price is negative',
    explanation: 'A price is zero or more. Money that goes back to a customer is a return or a credit note, never a negative price.',
  },
  'currency-mismatch': {
    kind: 'invalid',
    title: 'Currencies differ',
    explanation:
      'Every price of an order or credit note is in its one currency. The same holds for the catalogue price where a line gives none.',
  },
  'product-not-sold': {
    kind: 'conflict',
    title: 'Product is not for sale',
    explanation:
      'Only published products can be ordered; discontinued ones only by staff. All skus of the order that cannot be sold are named.',
  },
  'line-count-invalid': {
    kind: 'invalid',
    title: 'Too few or too many lines',
    explanation: 'An order or credit note has 1 to 2,000 lines.',
  },
  'quantity-invalid': {
    kind: 'invalid',
    title: 'Quantity is invalid',
    explanation: 'A quantity is a whole number of units from 1 to 1,000,000,000. An adjustment is a whole number, positive or negative.',
  },
  'total-too-large': {
    kind: 'invalid',
    title: 'Total is too large',
    explanation: 'The exact total of all lines has more than 15 digits before the decimal point. Split it into several.',
  },
  'stock-not-found': {
    kind: 'not-found',
    title: 'Stock not found',
    explanation: 'Nothing has ever been received for this sku. Receive stock before adjusting it.',
  },
  'stock-insufficient': {
    kind: 'conflict',
    title: 'Not enough stock',
    explanation: 'The available quantity, which is what is on hand and not reserved, never falls below zero.',
  },
  'stock-too-large': {
    kind: 'conflict',
    title: 'Stock is too large',
    explanation: 'The quantity on hand would exceed the largest number of units that can be counted exactly.',
  },
  'order-not-found': {
    kind: 'not-found',
    title: 'Order not found',
    explanation: 'No order with this id has been placed, or it is not yours.',
  },
  'order-exists': {
    kind: 'conflict',
    title: 'Order already exists',
    explanation: 'An order is placed once. To repeat a request safely, send it with the same Idempotency-Key.',
  },
  'order-shipped': {
    kind: 'conflict',
    title: 'Order has been shipped',
    explanation: 'An order can be cancelled only before its first shipment. What has gone out can be returned.',
  },
  'order-rejected': {
    kind: 'conflict',
    title: 'Order was rejected',
    explanation: 'The order could not be fulfilled and is closed, so there is nothing left to cancel.',
  },
  'credit-note-exists': {
    kind: 'conflict',
    title: 'Credit note already exists',
    explanation: 'A credit note is issued once. To repeat a request safely, send it with the same Idempotency-Key.',
  },
  'unit-price-forbidden': {
    kind: 'forbidden',
    title: 'Unit price may not be given',
    explanation: 'Only clerks and importers may set the unit price of an order line. Leave it out to buy at the catalogue price.',
  },
  'customer-forbidden': {
    kind: 'forbidden',
    title: 'Customer may not be given',
    explanation: 'A customer may act only for himself. Leave the customer out, or name your own.',
  },
  'occurred-at-forbidden': {
    kind: 'forbidden',
    title: 'Business time may not be given',
    explanation: 'Only importers may say when something happened. Leave the time out to use the present one.',
  },
} as const satisfies Record<string, RefusalDefinition>;

export type RefusalCode = keyof typeof refusals;

/** A rule of the domain forbids the command. The message is for the caller and holds no personal data. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** The skus concerned, each once; the field of the command that is at fault, as a path such as `lines.0.unitPrice`. */
    readonly details?: { readonly skus?: readonly string[]; readonly field?: string },
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
