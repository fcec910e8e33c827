import {
  ChoiceField,
  CountryField,
  CurrencyField,
  IdField,
  IntegerField,
  NestedField,
  NestedListField,
  QuantityField,
  SkuField,
  TextField,
} from '#platform/fields/fields';
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
  @TextField(1, 200, { optional: true }) region?: string;
  @TextField(1, 40, { optional: true }) postalCode?: string;
  @CountryField() country: string;
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
