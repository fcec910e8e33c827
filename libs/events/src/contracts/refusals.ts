export interface RefusalDefinition {
  readonly kind: 'not-found' | 'conflict' | 'invalid' | 'forbidden';
  readonly title: string;
  /** What it means and what to do, for the error's documentation page. */
  readonly explanation: string;
}

const ofKind =
  (kind: RefusalDefinition['kind']) =>
  (title: string, explanation: string): RefusalDefinition => ({ kind, title, explanation });
const notFound = ofKind('not-found');
const conflict = ofKind('conflict');
const invalid = ofKind('invalid');
const forbidden = ofKind('forbidden');

/** Every way in which the domain refuses a command. A code is part of the public interface and never changes. */
export const refusals = {
  'product-not-found': notFound('Product not found', 'No product with this sku has been added. A sku is case-sensitive.'),
  'product-exists': conflict(
    'Product already exists',
    'A sku is added once and never used again, not even after it is discontinued. Revise the product or choose another sku.',
  ),
  'product-discontinued': conflict(
    'Product is discontinued',
    'Discontinuing a product is final: it can be neither changed nor published any more.',
  ),
  'price-missing': conflict(
    'Product has no price',
    'A published product needs a price above zero. Change its price before publishing, and never to zero afterwards.',
  ),
  'price-negative': invalid(
    'Price is negative',
    'A price is zero or more. Money that goes back to a customer is a return or a credit note, never a negative price.',
  ),
  'currency-mismatch': invalid(
    'Currencies differ',
    'Every price of an order or credit note is in its one currency. The same holds for the catalogue price where a line gives none.',
  ),
  'product-not-sold': conflict(
    'Product is not for sale',
    'Only published products can be ordered; discontinued ones only by staff. All skus of the order that cannot be sold are named.',
  ),
  'line-count-invalid': invalid('Too few or too many lines', 'An order or credit note has 1 to 2,000 lines.'),
  'quantity-invalid': invalid(
    'Quantity is invalid',
    'A quantity is a whole number of units from 1 to 1,000,000,000. An adjustment is a whole number, positive or negative.',
  ),
  'total-too-large': invalid(
    'Total is too large',
    'The exact total of all lines has more than 15 digits before the decimal point. Split it into several.',
  ),
  'stock-not-found': notFound('Stock not found', 'Nothing has ever been received for this sku. Receive stock before adjusting it.'),
  'stock-insufficient': conflict(
    'Not enough stock',
    'The available quantity, which is what is on hand and not reserved, never falls below zero.',
  ),
  'stock-too-large': conflict(
    'Stock is too large',
    'The quantity on hand would exceed the largest number of units that can be counted exactly.',
  ),
  'order-not-found': notFound('Order not found', 'No order with this id has been placed, or it is not yours.'),
  'order-exists': conflict(
    'Order already exists',
    'An order is placed once. To repeat a request safely, send it with the same Idempotency-Key.',
  ),
  'order-shipped': conflict(
    'Order has been shipped',
    'An order can be cancelled only before its first shipment, and held only before its last. What has gone out can be returned.',
  ),
  'order-on-hold': conflict(
    'Order is on hold',
    'Somebody in the shop keeps the order from being shipped, and said why: the order shows it. Release it first.',
  ),
  'order-rejected': conflict('Order was rejected', 'The order could not be fulfilled and is closed.'),
  'credit-note-exists': conflict(
    'Credit note already exists',
    'A credit note is issued once. To repeat a request safely, send it with the same Idempotency-Key.',
  ),
  'stock-not-reserved': conflict('Stock is not reserved', 'Only what is reserved for the order can be dispatched.'),
  'order-not-confirmed': conflict(
    'Order is not confirmed',
    'Stock and payment of the order are not settled yet, so it cannot be shipped. Try again once it is confirmed.',
  ),
  'order-confirmed': conflict(
    'Order is confirmed',
    'A confirmed order can no longer be rejected. It can be cancelled before its first shipment.',
  ),
  'order-cancelled': conflict('Order was cancelled', 'The order was called off and is closed.'),
  'order-not-shipped': conflict(
    'Order is not shipped',
    'Only what has been shipped can be delivered or returned, and an order is delivered when all of it has been shipped.',
  ),
  'line-unknown': invalid(
    'Line is unknown',
    'The order has no line with this number or sku. Lines are numbered from 1 in the order in which they were given.',
  ),
  'line-ambiguous': invalid(
    'Line is ambiguous',
    'The lines of this sku differ in price, so what is returned must be named by line number.',
  ),
  'shipment-too-large': conflict(
    'More than is left to ship',
    'Shipments never exceed what was ordered. Leave the lines out to ship all that is left.',
  ),
  'return-too-large': conflict('More than was shipped', 'Returns never exceed what was shipped and has not been returned yet.'),
  'order-has-customer': conflict(
    'Order has a customer',
    'The personal data of the order belongs to its customer. Erase the customer instead.',
  ),
  'customer-required': invalid('Customer is missing', 'An order that is paid from a wallet needs the customer whose wallet it is.'),
  'amount-invalid': invalid(
    'Amount is invalid',
    'An amount that moves money is above zero. A refund has no more decimals than its currency, unless it is all that is left.',
  ),
  'payment-not-found': notFound('Payment not found', 'For this order no payment by card was ever requested, and none was reported.'),
  'payment-captured': conflict(
    'Payment is captured',
    'The money has been collected, so the payment can no longer expire. It can be refunded.',
  ),
  'refund-too-large': conflict('More than was captured', 'Refunds never exceed what was captured and has not been paid back yet.'),
  'wallet-insufficient': conflict('Not enough store credit', 'The balance of a wallet never falls below zero.'),
  'wallet-currency': conflict('Wallet has another currency', 'A wallet keeps the currency of its first credit.'),
  'wallet-too-large': conflict('Wallet is too full', 'The balance would have more than 15 digits before the decimal point.'),
  'customer-not-found': notFound('Customer not found', 'No customer with this id is registered, or it is not you.'),
  'customer-exists': conflict(
    'Customer already exists',
    'A customer is registered once. To repeat a request safely, send it with the same Idempotency-Key.',
  ),
  'customer-erased': conflict(
    'Customer was erased',
    'The personal data of this customer was erased for good, and no new data is taken under this id.',
  ),
  'email-taken': conflict('E-mail address is taken', 'Another customer has this e-mail address, or has just claimed it.'),
  'unit-price-forbidden': forbidden(
    'Unit price may not be given',
    'Only clerks and importers may set the unit price of an order line. Leave it out to buy at the catalogue price.',
  ),
  'customer-forbidden': forbidden(
    'Customer may not be given',
    'A customer may act only for himself. Leave the customer out, or name your own.',
  ),
  'occurred-at-forbidden': forbidden(
    'Business time may not be given',
    'Only importers may say when something happened. Leave the time out to use the present one.',
  ),
} satisfies Record<string, RefusalDefinition>;

export type RefusalCode = keyof typeof refusals;
