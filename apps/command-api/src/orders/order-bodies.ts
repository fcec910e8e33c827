import { IdField, SkuField } from '#platform/fields/id-fields';
import { CurrencyField } from '#platform/fields/money-fields';
import { NestedField, NestedListField } from '#platform/fields/nested-fields';
import { IntegerField, QuantityField } from '#platform/fields/number-fields';
import { ChoiceField, TextField } from '#platform/fields/text-fields';
import { TimeField } from '#platform/fields/time-fields';
import { MoneyBody } from '../http/bodies.js';

export class OrderLineBody {
  @SkuField() sku: string;
  @QuantityField() quantity: number;
  @NestedField(() => MoneyBody, { optional: true, description: 'Instead of the catalogue price; clerks and importers only.' })
  unitPrice?: MoneyBody;
}

export class ShipToBody {
  @TextField(1, 200, { optional: true }) name?: string;
  @TextField(1, 200, { optional: true }) line1?: string;
  @TextField(1, 200, { optional: true }) line2?: string;
  @TextField(1, 200, { optional: true }) city?: string;
  @TextField(1, 40, { optional: true }) postalCode?: string;
  @TextField(1, 100, { description: 'ISO 3166 alpha-2, or a name as imported.' }) country: string;
}

export class PaymentBody {
  @ChoiceField(['on-account', 'wallet', 'card']) method: 'on-account' | 'wallet' | 'card';
}

export class PlaceOrderBody {
  @IdField({ optional: true, description: 'Made by the server where it is left out.' }) orderId?: string;
  @IdField({ optional: true, description: 'A customer’s own order needs none.' }) customerId?: string;
  @CurrencyField() currency: string;
  @NestedListField(() => OrderLineBody, 1, 2_000) lines: OrderLineBody[];
  @NestedField(() => ShipToBody) shipTo: ShipToBody;
  @NestedField(() => PaymentBody) payment: PaymentBody;
  @TimeField({ optional: true, description: 'Business time; importers only.' }) occurredAt?: string;
}

/** Units of a line, named by its number or by a sku. */
export class NamedLineBody {
  @IntegerField(1, 2_000, { optional: true, description: 'Line number; or else sku.' }) line?: number;
  @SkuField({ optional: true, description: 'Taken from the order’s lines of this sku, in their order; or else line.' }) sku?: string;
  @QuantityField() quantity: number;
}

export class ShipOrderBody {
  @NestedListField(() => NamedLineBody, 1, 2_000, { optional: true, description: 'All that is left where they are left out.' })
  lines?: NamedLineBody[];
  @TextField(1, 200, { optional: true, description: 'The carrier’s number.' }) trackingNumber?: string;
}

export class ReturnLinesBody {
  @NestedListField(() => NamedLineBody, 1, 2_000, {
    description: 'Where the lines of a sku differ in price, they must be named by number.',
  })
  lines: NamedLineBody[];
  @TextField(1, 1_000) reason: string;
}
