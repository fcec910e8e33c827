import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim } from './testing/ada.js';
import { type Actor, changeEmail, erase, register, release, Streams } from './testing/claim-protocol.js';

const customers = ['ada', 'bob'] as const;
const addresses = ['a', 'b'] as const;

interface Attempt {
  readonly act: 'register' | 'change' | 'erase' | 'release';
  readonly customerId: string;
  readonly address: 'a' | 'b';
  readonly spelling: string;
  /** Whether the command of the attempt before is sent again, with its claim, by whoever got no answer. */
  readonly again: boolean;
}
const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  act: fc.constantFrom('register', 'register', 'change', 'change', 'release', 'erase'),
  customerId: fc.constantFrom(...customers),
  address: fc.constantFrom('a', 'a', 'b'),
  spelling: fc.constantFrom('', '!'),
  again: fc.boolean(),
});
const anyAttempts = fc.array(anyAttempt, { minLength: 2, maxLength: 10, size: 'max' });
/** Which of the attempts makes its next step. What is named too seldom to end has crashed on the way. */
const anySchedule = fc.array(fc.nat({ max: 9 }), { maxLength: 120, size: 'max' });

function begin(streams: Streams, attempts: readonly Attempt[]): readonly Actor[] {
  let sent: Attempt | undefined;
  let claimNumber = 0;
  return attempts.map((attempt) => {
    const { act, customerId, address, spelling } = attempt.again && sent !== undefined ? sent : attempt;
    if (act === 'release') return release(streams);
    if (act === 'erase') return erase(streams, customerId);
    if (sent === undefined || !attempt.again) {
      sent = attempt;
      claimNumber++;
    }
    const emailClaim = claim(claimNumber, address);
    return act === 'register' ? register(streams, customerId, emailClaim) : changeEmail(streams, customerId, emailClaim, spelling);
  });
}

function run(actor: Actor) {
  for (;;) {
    const step = actor.next();
    if (step.done === true) return step.value;
  }
}

/** Every registered customer holds the address, so no two have the same. */
function checkHolders(streams: Streams): void {
  for (const customerId of customers) {
    const customer = streams.customer(customerId);
    if (customer.status !== 'registered') continue;
    const { address, claimId } = customer.emailClaim;
    expect(streams.email(address)).toEqual({ status: 'claimed', customerId, claimId });
    expect(customer.email.replace('!', '')).toBe(`s1.${address}`);
  }
}

function play(attempts: readonly Attempt[], schedule: readonly number[]): Streams {
  const streams = new Streams();
  const actors = begin(streams, attempts);
  for (const index of schedule) {
    actors[index]?.next();
    checkHolders(streams);
  }
  return streams;
}

describe('Customers who claim the same e-mail addresses, stepping in any order and crashing anywhere', () => {
  it('never share an address: who is registered holds his', () => {
    fc.assert(
      fc.property(anyAttempts, anySchedule, (attempts, schedule) => void play(attempts, schedule)),
      { numRuns: 3_000 },
    );
  });

  it('leave no address blocked: it is anybody’s as soon as nobody registered has it', () => {
    fc.assert(
      fc.property(anyAttempts, anySchedule, fc.boolean(), (attempts, schedule, released) => {
        const streams = play(attempts, schedule);
        if (released) run(release(streams));
        for (const [index, address] of addresses.entries()) {
          const taken = customers.some((customerId) => {
            const customer = streams.customer(customerId);
            return customer.status === 'registered' && customer.emailClaim.address === claim(0, address).address;
          });
          const newcomer = `carol-${address}`;
          expect(run(register(streams, newcomer, claim(100 + index, address)))).toBe(taken ? 'email-taken' : 'done');
        }
        run(release(streams));
        checkHolders(streams);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leave nothing held once all has ended without a crash and everybody is erased', () => {
    fc.assert(
      fc.property(anyAttempts, anySchedule, (attempts, schedule) => {
        const streams = new Streams();
        const actors = begin(streams, attempts);
        for (const index of schedule) actors[index]?.next();
        actors.forEach(run);
        customers.forEach((customerId) => run(erase(streams, customerId)));
        run(release(streams));
        for (const address of addresses) expect(streams.email(claim(0, address).address)).toEqual({ status: 'free' });
      }),
      { numRuns: 1_000 },
    );
  });
});
