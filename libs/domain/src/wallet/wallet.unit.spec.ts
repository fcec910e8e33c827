import { describe, expect, it } from 'vitest';
import { type WalletEvent } from '#events/contracts/wallet-events';
import { gbp } from '../testing/arbitraries.js';
import { fold, given } from '../testing/decider-spec.js';
import { type WalletCommand, walletDecider } from './wallet.js';

const customerId = '17850';
const asked = (amount: string, currency = 'GBP') => ({ customerId, amount: { amount, currency }, reference: 'Goodwill' });
const credit = (amount: string, currency?: string): WalletCommand => ({ type: 'CreditWallet', ...asked(amount, currency) });
const debit = (amount: string, currency?: string): WalletCommand => ({ type: 'DebitWallet', ...asked(amount, currency) });
const credited = (amount: string, balance: string): WalletEvent => ({
  type: 'WalletCredited',
  data: { ...asked(amount), balance: gbp(balance) },
});
const debited = (amount: string, balance: string): WalletEvent => ({
  type: 'WalletDebited',
  data: { ...asked(amount), balance: gbp(balance) },
});

describe('Crediting a wallet', () => {
  it('opens it, in the one spelling of the amount', () => {
    given(walletDecider)
      .when(credit('12.50'))
      .then([credited('12.5', '12.5')]);
  });

  it('adds to the balance exactly', () => {
    given(walletDecider, [credited('0.1', '0.1')])
      .when(credit('0.2'))
      .then([credited('0.2', '0.3')]);
  });

  it('keeps the order that is paid back', () => {
    given(walletDecider)
      .when({ ...credit('1'), orderId: '536365' })
      .then([{ type: 'WalletCredited', data: { ...asked('1'), orderId: '536365', balance: gbp('1') } }]);
  });

  it('is refused in another currency, also at a balance of zero', () => {
    given(walletDecider, [credited('1', '1'), debited('1', '0')])
      .when(credit('1', 'EUR'))
      .then('wallet-currency', { field: 'amount.currency' });
  });

  it('is refused where the balance could no longer be written down', () => {
    const full = [credited('999999999999999', '999999999999999')];
    given(walletDecider, full)
      .when(credit('0.9999'))
      .then([credited('0.9999', '999999999999999.9999')]);
    given(walletDecider, full).when(credit('1')).then('wallet-too-large', { field: 'amount' });
  });
});

describe('Debiting a wallet', () => {
  it('takes from the balance, down to zero', () => {
    given(walletDecider, [credited('12.5', '12.5')])
      .when(debit('12.50'))
      .then([debited('12.5', '0')]);
  });

  it('keeps the order that is paid', () => {
    given(walletDecider, [credited('2', '2')])
      .when({ ...debit('1'), orderId: '536365' })
      .then([{ type: 'WalletDebited', data: { ...asked('1'), orderId: '536365', balance: gbp('1') } }]);
  });

  it.each([
    ['more than it holds', [credited('12.5', '12.5')], '12.5001'],
    ['what was spent', [credited('12.5', '12.5'), debited('12.5', '0')], '0.0001'],
    ['a wallet that was never credited', [], '1'],
  ])('is refused for %s', (_, events, amount) => {
    given(walletDecider, events).when(debit(amount)).then('wallet-insufficient', { field: 'amount' });
  });

  it('is refused in another currency', () => {
    given(walletDecider, [credited('12.5', '12.5')])
      .when(debit('1', 'EUR'))
      .then('wallet-currency', { field: 'amount.currency' });
  });
});

it.each(['0', '-0.0', '-1'])('A movement of %s is refused', (amount) => {
  given(walletDecider, [credited('1', '1')])
    .when(credit(amount))
    .then('amount-invalid', { field: 'amount' });
  given(walletDecider, [credited('1', '1')])
    .when(debit(amount))
    .then('amount-invalid', { field: 'amount' });
});

it('A wallet’s state is its balance, and ignores an unknown event', () => {
  const state = fold(walletDecider, [credited('3', '3'), debited('1', '2')]);
  expect(state).toStrictEqual({ balance: gbp('2') });
  expect(walletDecider.evolve(state, { type: 'WalletPainted', data: {} } as never)).toBe(state);
});

it('A wallet’s rules know no other command', () => {
  expect(() => walletDecider.decide({ type: 'PaintWallet' } as never, {})).toThrow('Not handled');
});

it('A wallet’s stream is named after its customer', () => {
  expect(walletDecider.category).toBe('wallet');
});
