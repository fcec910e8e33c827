import { type ShipTo, type ValuedLine } from '#events/contracts/fields';
import { type Money } from '#events/contracts/money';
import { type OrderEvent, type PaymentMethod } from '#events/contracts/order-events';
import { type ProductFacts } from '../product/product.js';
import { LARGEST_QUANTITY } from '../quantity.js';
import { Refusal } from '../refusal.js';
import { checkedTotal, checkLineCount, valuedLine } from '../valued-lines.js';
import { withoutUndefined } from '../without-undefined.js';
import { type OrderState } from './state.js';

export interface PlaceOrder {
  readonly type: 'PlaceOrder';
  readonly orderId: string;
  readonly customerId?: string;
  readonly currency: string;
  /** A line without a unit price is sold at the catalogue's. */
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly unitPrice?: Money }[];
  readonly shipTo: ShipTo;
  readonly payment: { readonly method: PaymentMethod };
  /** Business time as it is stored: ISO 8601, UTC, with milliseconds. */
  readonly placedAt: string;
  /** The products of the lines by sku; one that is missing does not exist. */
  readonly products: ReadonlyMap<string, ProductFacts>;
  /** Whether the caller may sell what is discontinued. */
  readonly sellDiscontinued: boolean;
}

/** @throws Refusal when the order exists, a wallet has no customer, a product is not sold, or lines or prices break a rule */
export function placeOrder(command: PlaceOrder, state: OrderState): readonly OrderEvent[] {
  const { orderId, customerId, currency, placedAt } = command;
  if (state.status !== 'absent') throw new Refusal('order-exists', `Order ${orderId} has been placed already.`);
  if (command.payment.method === 'wallet' && customerId === undefined) {
    throw new Refusal('customer-required', 'An order paid from a wallet needs its customer.', { field: 'customerId' });
  }
  checkLineCount(command.lines);
  const lines = pricedLines(command).map(({ name, ...line }, index) => ({ ...valuedLine(line, index, currency), name }));
  checkQuantityPerSku(lines);
  const data = withoutUndefined({
    orderId,
    customerId,
    currency,
    country: command.shipTo.country,
    placedAt,
    lines,
    total: checkedTotal(lines, currency),
    shipTo: withoutUndefined(command.shipTo),
    payment: { method: command.payment.method },
  });
  return [{ type: 'OrderPlaced', data }];
}

/** Stock is reserved for all lines of a sku together, so their sum is a quantity, too. */
function checkQuantityPerSku(lines: readonly ValuedLine[]): void {
  const sums = new Map<string, number>();
  lines.forEach(({ sku, quantity }, index) => {
    const sum = (sums.get(sku) ?? 0) + quantity;
    sums.set(sku, sum);
    if (sum <= LARGEST_QUANTITY) return;
    const message = `The lines of ${sku} add up to more than ${LARGEST_QUANTITY} units.`;
    throw new Refusal('quantity-invalid', message, { skus: [sku], field: `lines.${index}.quantity` });
  });
}

function pricedLines(command: PlaceOrder) {
  const notSold = new Set<string>();
  const lines = command.lines.flatMap(({ sku, quantity, unitPrice }) => {
    const product = command.products.get(sku);
    if (isSold(product, command.sellDiscontinued)) return [{ sku, name: product.name, quantity, unitPrice: unitPrice ?? product.price }];
    notSold.add(sku);
    return [];
  });
  if (notSold.size === 0) return lines;
  const skus = [...notSold];
  throw new Refusal('product-not-sold', `Not for sale: ${skus.join(', ')}.`, { skus });
}

function isSold(product: ProductFacts | undefined, sellDiscontinued: boolean): product is ProductFacts {
  return product?.status === 'published' || (sellDiscontinued && product?.status === 'discontinued');
}
