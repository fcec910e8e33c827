import { type SalesByCountryRow, type SalesByProductRow } from '#read-models/sales';
import { text } from '#read-models/table';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';
import { computed, type Read } from '../views/select.js';

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

const sum = (column: keyof SalesByCountryRow & keyof SalesByProductRow) => computed<string>(`sum(${column})`);
/** @param key what the sums are grouped by */
export const salesColumns = (key: string) => ({
  key: computed<string>(key),
  currency: text,
  orders: sum('orders'),
  units: sum('units'),
  gross: sum('gross'),
  cancelled: sum('cancelled'),
  returned: sum('returned'),
  credited: sum('credited'),
  net: computed<string>('sum(gross - cancelled - returned - credited)'),
});
type SalesSums = Read<ReturnType<typeof salesColumns>>;

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
