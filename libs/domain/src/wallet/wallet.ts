import { money, type Money, parseAmount } from '#events/contracts/money';
import { type WalletEvent, walletStream } from '#events/contracts/wallet-events';
import { type Decider } from '../decider.js';
import { checkedAmount, LARGEST_AMOUNT } from '../payment/amount.js';
import { Refusal } from '../refusal.js';
import { unreachable } from '../unreachable.js';
import { withoutUndefined } from '../without-undefined.js';

export type WalletCommand = (Movement & { readonly type: 'CreditWallet' }) | (Movement & { readonly type: 'DebitWallet' });

interface Movement {
  readonly customerId: string;
  readonly amount: Money;
  /** What for. */
  readonly reference: string;
  /** The order that is paid or paid back. */
  readonly orderId?: string;
}

export interface WalletState {
  /** `undefined` until the first credit, whose currency it keeps, also at zero. */
  readonly balance?: Money;
}

function evolve(state: WalletState, event: WalletEvent): WalletState {
  switch (event.type) {
    case 'WalletCredited':
    case 'WalletDebited':
      return { balance: event.data.balance };
    default: {
      const _: never = event;
      return state;
    }
  }
}

function decide(command: WalletCommand, state: WalletState): readonly WalletEvent[] {
  switch (command.type) {
    case 'CreditWallet':
      return [{ type: 'WalletCredited', data: credited(command, state) }];
    case 'DebitWallet':
      return [{ type: 'WalletDebited', data: debited(command, state) }];
    default:
      return unreachable(command);
  }
}

function credited(command: Movement, { balance }: WalletState): WalletEvent['data'] {
  const units = checkedAmount(command.amount);
  const { currency } = command.amount;
  requireCurrency(balance ?? command.amount, currency);
  const after = (balance === undefined ? 0n : parseAmount(balance.amount)) + units;
  if (after <= LARGEST_AMOUNT) return moved(command, units, after);
  throw new Refusal('wallet-too-large', `The wallet of ${command.customerId} cannot hold so much more.`, { field: 'amount' });
}

function debited(command: Movement, { balance }: WalletState): WalletEvent['data'] {
  const units = checkedAmount(command.amount);
  const { amount, currency } = command.amount;
  requireCurrency(balance ?? command.amount, currency);
  const after = (balance === undefined ? 0n : parseAmount(balance.amount)) - units;
  if (after >= 0n) return moved(command, units, after);
  const message = `The wallet of ${command.customerId} holds ${balance?.amount ?? '0'} ${currency}, which is less than ${amount}.`;
  throw new Refusal('wallet-insufficient', message, { field: 'amount' });
}

function requireCurrency(held: Money, currency: string): void {
  if (held.currency === currency) return;
  throw new Refusal('wallet-currency', `The wallet is in ${held.currency}, not in ${currency}.`, { field: 'amount.currency' });
}

function moved({ customerId, orderId, reference, amount: { currency } }: Movement, units: bigint, after: bigint): WalletEvent['data'] {
  return withoutUndefined({ customerId, orderId, amount: money(units, currency), reference, balance: money(after, currency) });
}

export const walletDecider: Decider<WalletState, WalletCommand, WalletEvent> = {
  category: walletStream.category,
  snapshotVersion: 1,
  initialState: () => ({}),
  decide,
  evolve,
};
