import { MoneyBody } from '../http/bodies.js';
import {
  ChoiceField,
  CurrencyField,
  IdField,
  NestedField,
  NestedListField,
  QuantityField,
  SkuField,
  TextField,
  TimeField,
} from '../http/fields.js';

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

export class CancelOrderBody {
  @TextField(1, 1_000) reason: string;
}
