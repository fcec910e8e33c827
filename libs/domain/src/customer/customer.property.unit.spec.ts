import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.js';
import { decideOrRefuse, fold } from '../testing/decider-spec.js';
import { afterStorage, runCommands } from '../testing/run-commands.js';
import { type CustomerCommand, customerDecider } from './customer.js';
import { change, claim, erase, lapse, register } from './testing/ada.js';

// Few claims, so that some come again; every claim is of one address for ever.
const anyClaimNumber = fc.integer({ min: 1, max: 30 });
const addresses = ['a', 'b', 'c'] as const;
const addressOf = (number: number) => addresses[number % 3] ?? 'a';
const optional = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const anyChange = fc.record({
  name: optional('s1.Ada', 's1.Ada B'),
  phone: optional('s1.0123', 's1.0999'),
  address: optional('s1.street'),
});
const anyEmail = fc
  .tuple(anyClaimNumber, fc.constantFrom('ada', 'ADA'))
  .map(([number, spelling]) => ({ email: `s1.${spelling}-at-${addressOf(number)}`, emailClaim: claim(number, addressOf(number)) }));
const anyCommand: fc.Arbitrary<CustomerCommand> = fc.oneof(
  anyClaimNumber.map((number) => register(claim(number, addressOf(number)))),
  anyChange.map(change),
  fc.tuple(anyChange, anyEmail).map(([details, email]) => change({ ...details, ...email })),
  anyClaimNumber.map(lapse),
);
const anyEnding: fc.Arbitrary<CustomerCommand[]> = fc.constantFrom([], [erase(true)], [erase(false)]);
const anyCommands = fc
  .tuple(fc.array(anyCommand, { maxLength: 150, size: 'max' }), anyEnding, fc.array(anyCommand, { maxLength: 20, size: 'max' }))
  .map((parts) => parts.flat());

describe('A customer under any commands', () => {
  it('uses no claim that lapsed or was given up, and gives each up once, after its use', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        let inUse: string | undefined;
        const spent = new Set<string>();
        for (const { type, data } of runCommands(customerDecider, commands).events) {
          if (type === 'EmailClaimLapsed') {
            expect(data.claimId).not.toBe(inUse);
            spent.add(data.claimId);
            continue;
          }
          if ('releasedEmailClaim' in data && data.releasedEmailClaim !== undefined) {
            expect(data.releasedEmailClaim.claimId).toBe(inUse);
            spent.add(data.releasedEmailClaim.claimId);
            inUse = undefined;
          }
          if ('emailClaim' in data && data.emailClaim !== undefined) {
            expect(inUse).toBeUndefined();
            inUse = data.emailClaim.claimId;
            expect(spent).not.toContain(inUse);
          }
        }
      }),
    );
  });

  it('is registered at most once, changes only what differs, and stays erased', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { steps, events } = runCommands(customerDecider, commands);
        expect(events.filter(({ type }) => type === 'CustomerRegistered').length).toBeLessThanOrEqual(1);
        for (const { command, before, outcome, after } of steps) {
          if (before.status === 'erased') {
            expect(after).toEqual({ status: 'erased' });
            expect(outcome instanceof Refusal || outcome.length === 0).toBe(true);
          }
          if (command.type !== 'ChangeContactDetails' || outcome instanceof Refusal || before.status !== 'registered') continue;
          for (const field of ['name', 'email', 'phone', 'address'] as const) {
            expect(after).toMatchObject(command[field] === undefined ? {} : { [field]: command[field] });
            for (const { data } of outcome) if (field in data) expect(data[field as never]).not.toEqual(before[field]);
          }
        }
      }),
    );
  });

  it('makes no second effect of the same command', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        for (const { command, outcome, after } of runCommands(customerDecider, commands).steps) {
          if (outcome instanceof Refusal) continue;
          const again = decideOrRefuse(customerDecider, command, after);
          if (command.type === 'RegisterCustomer') expect(again).toMatchObject({ code: 'customer-exists' });
          else expect(again).toEqual([]);
        }
      }),
    );
  });

  it('is the same after its events were stored and read again', () => {
    fc.assert(
      fc.property(anyCommands, (commands) => {
        const { events } = runCommands(customerDecider, commands);
        expect(afterStorage(events)).toStrictEqual(events);
        expect(fold(customerDecider, afterStorage(events))).toStrictEqual(fold(customerDecider, events));
      }),
    );
  });
});
