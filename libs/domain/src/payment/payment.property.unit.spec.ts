import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Money } from '#events/contracts/money';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { Refusal } from '../refusal.js';
import { tenThousandths } from '../testing/arbitraries.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type PaymentCommand, paymentDecider } from './payment.js';
import { capture, decline, early, expire, payBack, refundByHand, request } from './testing/teapot-payment.js';

const amounts = ['12.5', '12.50', '0.0001', '3', '7.25', '0', '-1', '100.0000'];
const anyAmount: fc.Arbitrary<Money> = fc.record({
  amount: fc.constantFrom(...amounts),
  currency: fc.constantFrom('GBP', 'GBP', 'EUR'),
});
// Few ids, so that some come again.
const anyId = fc.integer({ min: 1, max: 60 }).map((number) => `id-${number}`);
const anyCommand: fc.Arbitrary<PaymentCommand> = fc.oneof(
  fc.constantFrom(...amounts).map(request),
  fc.tuple(anyId, anyAmount).map(([id, amount]) => capture(id, amount)),
  anyId.map((id) => decline(id)),
  fc.tuple(anyId, anyAmount).map(([id, amount]) => early(capture(id, amount))),
  anyId.map((id) => early(decline(id))),
  fc.constant(expire),
  fc.tuple(anyId, anyAmount).map(([id, amount]) => refundByHand(id, amount)),
  fc.tuple(anyId, fc.option(anyAmount, { nil: undefined })).map(([id, amount]) => payBack(id, amount)),
);
const anyCommands = fc.array(anyCommand, { maxLength: 150, size: 'max' });

describe('A payment under any commands', () => {
  it('is never refunded beyond what was captured, in any currency, and is complete exactly when all has gone back', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const left = new Map<string, bigint>();
        for (const { type, data } of runCommands(paymentDecider, commands).events) {
          if (type !== 'PaymentCaptured' && type !== 'PaymentRefunded') continue;
          const units = tenThousandths(data.amount.amount) * (type === 'PaymentCaptured' ? 1n : -1n);
          const after = (left.get(data.amount.currency) ?? 0n) + units;
          expect(after).toBeGreaterThanOrEqual(0n);
          left.set(data.amount.currency, after);
          if (type === 'PaymentRefunded') expect(data.complete).toBe([...left.values()].every((each) => each === 0n));
        }
      }),
    );
  });

  it('is requested once, and captured for ever once any money came', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { steps, events } = runCommands(paymentDecider, commands);
        expect(events.filter(({ type }) => type === 'PaymentRequested').length).toBeLessThanOrEqual(1);
        for (const { before, after } of steps) if (before.status === 'captured') expect(after.status).toBe('captured');
        const captures = events.some(({ type }) => type === 'PaymentCaptured');
        expect(steps.at(-1)?.after.status === 'captured').toBe(captures);
      }),
    );
  });

  it('records every event of the provider once the payment or the order is known, and each once', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const seen = new Set<string>();
        for (const { command, before, outcome } of runCommands(paymentDecider, commands).steps) {
          if (command.type !== 'CapturePayment' && command.type !== 'DeclinePayment') continue;
          const sensible = command.type === 'DeclinePayment' || !/^(0|-1)$/.test(command.amount.amount);
          const known = command.order !== undefined || (before.status !== 'absent' && before.amount !== undefined);
          const expected = known && !seen.has(command.providerEventId) && sensible;
          if (expected) seen.add(command.providerEventId);
          expect(outcome instanceof Refusal ? 0 : outcome.length).toBe(expected ? 1 : 0);
        }
      }),
    );
  });

  it('makes no second effect of the same command', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, outcome, after } of runCommands(paymentDecider, commands).steps) {
          if (!(outcome instanceof Refusal) && outcome.length > 0) expect(decideOrRefuse(paymentDecider, command, after)).toEqual([]);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(paymentDecider, commands);
        const stored: readonly PaymentEvent[] = afterStorage(events);
        expect(stored).toStrictEqual(events);
        expect(fold(paymentDecider, stored)).toStrictEqual(fold(paymentDecider, events));
      }),
    );
  });
});
