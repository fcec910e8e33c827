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
    explanation:
      'An order can be cancelled only before its first shipment, and held only before its last. What has gone out can be returned.',
  },
  'order-on-hold': {
    kind: 'conflict',
    title: 'Order is on hold',
    explanation: 'Somebody in the shop keeps the order from being shipped, and said why: the order shows it. Release it first.',
  },
  'order-rejected': {
    kind: 'conflict',
    title: 'Order was rejected',
    explanation: 'The order could not be fulfilled and is closed.',
  },
  'credit-note-exists': {
    kind: 'conflict',
    title: 'Credit note already exists',
    explanation: 'A credit note is issued once. To repeat a request safely, send it with the same Idempotency-Key.',
  },
  'stock-not-reserved': {
    kind: 'conflict',
    title: 'Stock is not reserved',
    explanation: 'Only what is reserved for the order can be dispatched.',
  },
  'order-not-confirmed': {
    kind: 'conflict',
    title: 'Order is not confirmed',
    explanation: 'Stock and payment of the order are not settled yet, so it cannot be shipped. Try again once it is confirmed.',
  },
  'order-confirmed': {
    kind: 'conflict',
    title: 'Order is confirmed',
    explanation: 'A confirmed order can no longer be rejected. It can be cancelled before its first shipment.',
  },
  'order-cancelled': {
    kind: 'conflict',
    title: 'Order was cancelled',
    explanation: 'The order was called off and is closed.',
  },
  'order-not-shipped': {
    kind: 'conflict',
    title: 'Order is not shipped',
    explanation: 'Only what has been shipped can be delivered or returned, and an order is delivered when all of it has been shipped.',
  },
  'line-unknown': {
    kind: 'invalid',
    title: 'Line is unknown',
    explanation: 'The order has no line with this number or sku. Lines are numbered from 1 in the order in which they were given.',
  },
  'line-ambiguous': {
    kind: 'invalid',
    title: 'Line is ambiguous',
    explanation: 'The lines of this sku differ in price, so what is returned must be named by line number.',
  },
  'shipment-too-large': {
    kind: 'conflict',
    title: 'More than is left to ship',
    explanation: 'Shipments never exceed what was ordered. Leave the lines out to ship all that is left.',
  },
  'return-too-large': {
    kind: 'conflict',
    title: 'More than was shipped',
    explanation: 'Returns never exceed what was shipped and has not been returned yet.',
  },
  'order-has-customer': {
    kind: 'conflict',
    title: 'Order has a customer',
    explanation: 'The personal data of the order belongs to its customer. Erase the customer instead.',
  },
  'customer-required': {
    kind: 'invalid',
    title: 'Customer is missing',
    explanation: 'An order that is paid from a wallet needs the customer whose wallet it is.',
  },
  'amount-invalid': {
    kind: 'invalid',
    title: 'Amount is invalid',
    explanation: 'An amount that moves money is above zero.',
  },
  'payment-not-found': {
    kind: 'not-found',
    title: 'Payment not found',
    explanation: 'No payment by card was ever requested for this order.',
  },
  'payment-captured': {
    kind: 'conflict',
    title: 'Payment is captured',
    explanation: 'The money has been collected, so the payment can no longer expire. It can be refunded.',
  },
  'refund-too-large': {
    kind: 'conflict',
    title: 'More than was captured',
    explanation: 'Refunds never exceed what was captured and has not been paid back yet.',
  },
  'wallet-insufficient': {
    kind: 'conflict',
    title: 'Not enough store credit',
    explanation: 'The balance of a wallet never falls below zero.',
  },
  'wallet-currency': {
    kind: 'conflict',
    title: 'Wallet has another currency',
    explanation: 'A wallet keeps the currency of its first credit.',
  },
  'wallet-too-large': {
    kind: 'conflict',
    title: 'Wallet is too full',
    explanation: 'The balance would have more than 15 digits before the decimal point.',
  },
  'customer-not-found': {
    kind: 'not-found',
    title: 'Customer not found',
    explanation: 'No customer with this id is registered, or it is not you.',
  },
  'customer-exists': {
    kind: 'conflict',
    title: 'Customer already exists',
    explanation: 'A customer is registered once. To repeat a request safely, send it with the same Idempotency-Key.',
  },
  'customer-erased': {
    kind: 'conflict',
    title: 'Customer was erased',
    explanation: 'The personal data of this customer was erased for good, and no new data is taken under this id.',
  },
  'email-taken': {
    kind: 'conflict',
    title: 'E-mail address is taken',
    explanation: 'Another customer has this e-mail address, or has just claimed it.',
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
