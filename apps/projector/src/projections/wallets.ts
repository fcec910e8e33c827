import { walletEntries, wallets } from '#read-models/wallets';
import { defineProjection, type FoldRow, type Recorded, rows } from '../engine/projection.js';

type Wallet = FoldRow<typeof wallets>;
type Entry = FoldRow<typeof walletEntries>;
const events = ['WalletCredited', 'WalletDebited'] as const;
type Event = Recorded<(typeof events)[number]>;

/** Balance and statement of a customer's store credit. */
export const walletsProjection = defineProjection({
  name: 'wallets',
  version: 1,
  events,
  folds: [
    rows(wallets, { keys: (event: Event) => [[event.data.customerId]], evolve: (_row, event) => wallet(event) }),
    rows(walletEntries, {
      keys: (event: Event) => [[event.data.customerId, String(event.revision)]],
      evolve: (_row, event) => entry(event),
    }),
  ],
});

/** Every event tells the balance after it. */
function wallet({ data, revision, position }: Event): Wallet {
  const { customerId, balance } = data;
  return { customer_id: customerId, currency: balance.currency, balance: balance.amount, revision, position };
}

function entry({ type, data, revision, position, occurredAt }: Event): Entry {
  const { customerId, orderId = null, amount, balance, reference } = data;
  return {
    customer_id: customerId,
    revision,
    type: type === 'WalletCredited' ? 'credit' : 'debit',
    currency: amount.currency,
    amount: amount.amount,
    balance: balance.amount,
    reference,
    order_id: orderId,
    occurred_at: occurredAt,
    position,
  };
}
