import { IntegerField, QuantityField, TextField } from '#platform/fields/fields';

export class ReceiveStockBody {
  @QuantityField() quantity: number;
  @TextField(1, 200, { optional: true }) reference?: string;
}

export class AdjustStockBody {
  @IntegerField(-1_000_000_000, 1_000_000_000) delta: number;
  @TextField(1, 1_000) reason: string;
}
