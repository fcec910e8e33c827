import { bigint, defineTable, integer, nullable, numeric, type RowOf, text, timestamptz, word } from './table.js';

export const walletEntryTypes = ['credit', 'debit'] as const;

/** Balance of a customer's store credit. */
export const wallets = defineTable({
  name: 'wallets',
  columns: {
    customer_id: text,
    currency: text,
    balance: numeric,
    /** Of the stream `wallet-<customerId>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['customer_id'],
  indexes: [],
});

/** The statement of a wallet: one row for each of its events. */
export const walletEntries = defineTable({
  name: 'wallet_entries',
  columns: {
    customer_id: text,
    /** Of the event, in the stream `wallet-<customerId>`. */
    revision: integer,
    type: word<(typeof walletEntryTypes)[number]>(),
    currency: text,
    amount: numeric,
    /** After it. */
    balance: numeric,
    reference: text,
    order_id: nullable(text),
    occurred_at: timestamptz,
    position: bigint,
  },
  key: ['customer_id', 'revision'],
  indexes: [],
});

export type WalletRow = RowOf<typeof wallets>;
export type WalletEntryRow = RowOf<typeof walletEntries>;
