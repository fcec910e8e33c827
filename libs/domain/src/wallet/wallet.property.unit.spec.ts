import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { anyPrice, anyText, gbp, tenThousandths } from '../testing/arbitraries.js';
import { fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type WalletCommand, walletDecider } from './wallet.js';

const anyCommand: fc.Arbitrary<WalletCommand> = fc.record({
  type: fc.constantFrom('CreditWallet' as const, 'DebitWallet' as const),
  customerId: fc.constant('17850'),
  amount: fc.oneof(anyPrice, fc.constantFrom(gbp('0'), gbp('0.0001'), gbp('-3'), { amount: '5', currency: 'EUR' })),
  reference: anyText,
  orderId: fc.option(fc.constant('536365'), { nil: undefined }),
});
const anyCommands = fc.array(anyCommand, { maxLength: 200, size: 'max' });

describe('A wallet under any commands', () => {
  it('is never below zero, keeps one currency, and is the exact sum of its movements', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        let sum = 0n;
        let currency: string | undefined;
        for (const { command, outcome, after } of runCommands(walletDecider, commands).steps) {
          const { amount } = command;
          const units = amount.amount.startsWith('-') ? 0n : tenThousandths(amount.amount) * (command.type === 'CreditWallet' ? 1n : -1n);
          const possible = units !== 0n && (currency ?? amount.currency) === amount.currency && sum + units >= 0n;
          expect(outcome instanceof Refusal).toBe(!possible);
          if (possible) {
            sum += units;
            currency = amount.currency;
          }
          expect(after.balance?.currency).toBe(currency);
          expect(tenThousandths(after.balance?.amount ?? '0')).toBe(sum);
          if (!(outcome instanceof Refusal)) expect(outcome[0]?.data.balance).toEqual(after.balance);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again, and its state after a snapshot', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(walletDecider, commands);
        const state = fold(walletDecider, events);
        expect(afterStorage(events)).toStrictEqual(events);
        expect(fold(walletDecider, afterStorage(events))).toStrictEqual(state);
        expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
      }),
    );
  });
});
