import Type, { type Static } from 'typebox';

export const Money = Type.Object({
  amount: Type.String({ description: 'Exact decimal.' }),
  currency: Type.String({ description: 'ISO 4217.' }),
});
export type Money = Static<typeof Money>;

/** @param decimal a `numeric` as PostgreSQL writes it, for example "12.5000" */
export function toMoney(decimal: string, currency: string): Money {
  return { amount: decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal, currency };
}
