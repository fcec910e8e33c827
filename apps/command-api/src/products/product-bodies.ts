import { type Attributes } from '#events/contracts/fields';
import { AttributesField } from '#platform/fields/attributes-field';
import { SkuField } from '#platform/fields/id-fields';
import { NestedField } from '#platform/fields/nested-fields';
import { TextField } from '#platform/fields/text-fields';
import { MoneyBody } from '../http/bodies.js';

export class AddProductBody {
  @SkuField() sku: string;
  @TextField(1, 500) name: string;
  @TextField(0, 10_000, { optional: true }) description?: string;
  @TextField(1, 200) category: string;
  @AttributesField({ optional: true }) attributes?: Attributes;
  @NestedField(() => MoneyBody) price: MoneyBody;
}

export class ReviseProductBody {
  @TextField(1, 500, { optional: true }) name?: string;
  @TextField(0, 10_000, { optional: true }) description?: string;
  @TextField(1, 200, { optional: true }) category?: string;
  @AttributesField({ optional: true }) attributes?: Attributes;
}

export class ChangePriceBody {
  @NestedField(() => MoneyBody) price: MoneyBody;
}
