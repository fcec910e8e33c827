import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';

export const SalesRow = Type.Object({
  key: Type.String({ description: 'The day, month, country or sku.' }),
  currency: Type.String(),
  orders: Type.Integer(),
  units: Type.Integer(),
  gross: Money,
  cancelled: Money,
  returned: Money,
  credited: Money,
  net: Money,
});
export type SalesRow = Static<typeof SalesRow>;

/** Sums as PostgreSQL writes them. */
export interface SalesSums {
  readonly key: string;
  readonly currency: string;
  readonly orders: string;
  readonly units: string;
  readonly gross: string;
  readonly cancelled: string;
  readonly returned: string;
  readonly credited: string;
  readonly net: string;
}

export function toSalesRow({ key, currency, orders, units, gross, cancelled, returned, credited, net }: SalesSums): SalesRow {
  return {
    key,
    currency,
    orders: Number(orders),
    units: Number(units),
    gross: toMoney(gross, currency),
    cancelled: toMoney(cancelled, currency),
    returned: toMoney(returned, currency),
    credited: toMoney(credited, currency),
    net: toMoney(net, currency),
  };
}
