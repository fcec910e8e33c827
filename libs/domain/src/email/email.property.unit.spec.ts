import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type EmailCommand, emailDecider } from './email.js';

const address = 'a'.repeat(64);
const anyClaimId = fc.integer({ min: 1, max: 6 }).map((number) => `0198a8b0-7c1e-7000-8000-00000000000${number}`);
const anyClaim = { address: fc.constant(address), customerId: fc.constantFrom('ada', 'bob'), claimId: anyClaimId };
const anyCommand: fc.Arbitrary<EmailCommand> = fc.oneof(
  fc.record({ type: fc.constant('ClaimEmail' as const), ...anyClaim, insteadOf: fc.option(anyClaimId, { nil: undefined }) }),
  fc.record({ type: fc.constant('ReleaseEmail' as const), ...anyClaim }),
);
const anyCommands = fc.array(anyCommand, { maxLength: 150, size: 'max' });

describe('An e-mail address under any commands', () => {
  it('passes to another claim only where its holder is named, and is free only after its holder released it', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, before, after } of runCommands(emailDecider, commands).steps) {
          const { customerId, claimId } = command;
          if (JSON.stringify(before) === JSON.stringify(after)) continue;
          if (command.type === 'ClaimEmail') {
            expect(after).toEqual({ status: 'claimed', customerId, claimId });
            expect(before.status === 'free' || before.claimId === command.insteadOf).toBe(true);
          } else {
            expect(after).toEqual({ status: 'free' });
            expect(before).toEqual({ status: 'claimed', customerId, claimId });
          }
        }
      }),
    );
  });

  it('makes no second effect of the same command', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, outcome, after } of runCommands(emailDecider, commands).steps) {
          if (!(outcome instanceof Refusal)) expect(decideOrRefuse(emailDecider, command, after)).toEqual([]);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(emailDecider, commands);
        expect(afterStorage(events)).toStrictEqual(events);
        expect(fold(emailDecider, afterStorage(events))).toStrictEqual(fold(emailDecider, events));
      }),
    );
  });
});
