import { type WalletEntryRow, walletEntryTypes, type WalletRow } from '#read-models/wallets';
import Type, { type Static } from 'typebox';
import { Money, toMoney } from '../answers/money.js';

export const Wallet = Type.Object({
  customerId: Type.String(),
  balance: Money,
  revision: Type.Integer({ description: 'Of the stream `wallet-<customerId>`.' }),
});
export type Wallet = Static<typeof Wallet>;

export function toWallet({ customer_id, currency, balance, revision }: WalletRow): Wallet {
  return { customerId: customer_id, balance: toMoney(balance, currency), revision };
}

export const WalletEntry = Type.Object({
  revision: Type.Integer(),
  type: Type.Enum(walletEntryTypes),
  amount: Money,
  balance: Type.Object(Money.properties, { description: 'After it.' }),
  reference: Type.String({ description: 'What for.' }),
  orderId: Type.Optional(Type.String({ description: 'The order that was paid or paid back.' })),
  occurredAt: Type.String({ format: 'date-time' }),
});
export type WalletEntry = Static<typeof WalletEntry>;

export function toWalletEntry(row: WalletEntryRow): WalletEntry {
  const { revision, type, currency, reference } = row;
  return {
    revision,
    type,
    amount: toMoney(row.amount, currency),
    balance: toMoney(row.balance, currency),
    reference,
    ...(row.order_id === null ? {} : { orderId: row.order_id }),
    occurredAt: row.occurred_at,
  };
}
