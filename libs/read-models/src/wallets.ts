import { type WalletEvent, walletStream } from '#events/contracts/wallet-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { defineProjection } from './projection.js';
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
type Event = Recorded<WalletEvent['type']>;

/** Balance and statement of a customer's store credit. */
export const walletsProjection = defineProjection({
  name: 'wallets',
  version: 1,
  folds: [
    rows(wallets, [walletStream], {
      keys: ({ data }) => [[data.customerId]],
      evolve: { WalletCredited: (_row, event) => wallet(event), WalletDebited: (_row, event) => wallet(event) },
    }),
    rows(walletEntries, [walletStream], {
      keys: ({ data, revision }) => [[data.customerId, String(revision)]],
      evolve: { WalletCredited: (_row, event) => entry('credit', event), WalletDebited: (_row, event) => entry('debit', event) },
    }),
  ],
});

/** Every event tells the balance after it. */
function wallet({ data, revision, position }: Event): FoldRow<typeof wallets> {
  const { customerId, balance } = data;
  return { customer_id: customerId, currency: balance.currency, balance: balance.amount, revision, position };
}

function entry(type: 'credit' | 'debit', { data, revision, position, occurredAt }: Event): FoldRow<typeof walletEntries> {
  const { customerId, orderId = null, amount, balance, reference } = data;
  return {
    customer_id: customerId,
    revision,
    type,
    currency: amount.currency,
    amount: amount.amount,
    balance: balance.amount,
    reference,
    order_id: orderId,
    occurred_at: occurredAt,
    position,
  };
}
