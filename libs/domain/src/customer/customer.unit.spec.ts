import { describe, expect, it } from 'vitest';
import { fold, given } from '../testing/decider-spec.js';
import { customerDecider } from './customer.js';
import { change, changed, claim, claimId, customerId, erase, erased, lapse, lapsed, register, registered } from './testing/ada.js';

const known = [registered(claim(1, 'a'))];
const moved = [...known, changed({ email: 's1.ada-at-b', emailClaim: claim(2, 'b'), releasedEmailClaim: claim(1, 'a') })];

describe('Registering a customer', () => {
  it('keeps what was given, sealed as it is, and the claim of the address', () => {
    given(customerDecider)
      .when(register(claim(1, 'a')))
      .then(known);
  });

  it('keeps the postal address too, and leaves out what was not given', () => {
    const { phone: _, ...data } = registered(claim(1, 'a')).data as { phone?: string };
    given(customerDecider)
      .when({ ...register(claim(1, 'a')), phone: undefined, address: 's1.street' })
      .then([{ type: 'CustomerRegistered', data: { ...data, address: 's1.street' } } as never]);
  });

  it('is refused the second time, also with a new claim', () => {
    given(customerDecider, known)
      .when(register(claim(1, 'a')))
      .then('customer-exists');
    given(customerDecider, known)
      .when(register(claim(2, 'b')))
      .then('customer-exists');
  });

  it('is refused with a claim that lapsed, and goes well with another', () => {
    given(customerDecider, [lapsed(1)])
      .when(register(claim(1, 'a')))
      .then('email-taken', { field: 'email' });
    given(customerDecider, [lapsed(1)])
      .when(register(claim(2, 'a')))
      .then([registered(claim(2, 'a'))]);
  });

  it.each([
    ['who was registered', [...known, erased(claim(1, 'a'))]],
    ['who never was', [erased()]],
  ])('is refused for an erased customer %s', (_, events) => {
    given(customerDecider, events)
      .when(register(claim(2, 'a')))
      .then('customer-erased');
  });
});

describe('Erasing a customer', () => {
  it('gives up the claim that is in use', () => {
    given(customerDecider, known)
      .when(erase(true))
      .then([erased(claim(1, 'a'))]);
    given(customerDecider, moved)
      .when(erase(true))
      .then([erased(claim(2, 'b'))]);
  });

  it('is possible for one who only ordered', () => {
    given(customerDecider).when(erase(true)).then([erased()]);
    given(customerDecider, [lapsed(1)])
      .when(erase(true))
      .then([erased()]);
  });

  it('is refused for one of whom nothing is known', () => {
    given(customerDecider).when(erase(false)).then('customer-not-found');
    given(customerDecider, [lapsed(1)])
      .when(erase(false))
      .then('customer-not-found');
  });

  it.each([true, false])('makes no event the second time, whether a key is known (%s) or not', (stillKnown) => {
    given(customerDecider, [...known, erased(claim(1, 'a'))])
      .when(erase(stillKnown))
      .then([]);
  });
});

describe('Letting a claim lapse', () => {
  it.each([
    ['before the registration', []],
    ['of another address, beside the one in use', known],
    ['beside others', [lapsed(1)]],
  ])('forbids its use, %s', (_, events) => {
    given(customerDecider, events)
      .when(lapse(7))
      .then([lapsed(7)]);
  });

  it('is refused while the claim is in use', () => {
    given(customerDecider, known).when(lapse(1)).then('email-taken', { field: 'email' });
    given(customerDecider, moved).when(lapse(2)).then('email-taken', { field: 'email' });
  });

  it.each([
    ['has lapsed', [lapsed(1)]],
    ['was given up', moved],
    ['was an erased customer’s', [...known, erased(claim(1, 'a'))]],
    ['was never used before the erasure', [erased()]],
  ])('makes no event for a claim that %s', (_, events) => {
    given(customerDecider, events).when(lapse(1)).then([]);
  });
});

describe('The state of a customer', () => {
  it('is that of the last change, with the claims that can no longer be used', () => {
    const spelled = changed({ name: 's1.Ada B', address: 's1.street' });
    expect(fold(customerDecider, [lapsed(7), ...moved, lapsed(8), spelled])).toStrictEqual({
      status: 'registered',
      customerId,
      name: 's1.Ada B',
      email: 's1.ada-at-b',
      phone: 's1.0123',
      address: 's1.street',
      emailClaim: claim(2, 'b'),
      spentClaims: [claimId(7), claimId(1), claimId(8)],
    });
  });

  it('keeps nothing of an erased customer, whatever follows', () => {
    expect(fold(customerDecider, [...known, erased(claim(1, 'a'))])).toStrictEqual({ status: 'erased' });
    expect(fold(customerDecider, [erased(), ...known, lapsed(1)])).toStrictEqual({ status: 'erased' });
  });

  it('ignores what cannot have happened', () => {
    expect(fold(customerDecider, [changed({ name: 's1.Ada B' })])).toStrictEqual({ status: 'absent', spentClaims: [] });
    const state = fold(customerDecider, known);
    expect(customerDecider.evolve(state, { type: 'CustomerPainted', data: {} } as never)).toBe(state);
  });
});

it('A customer’s rules know no other command', () => {
  expect(() => customerDecider.decide(change({ type: 'PaintCustomer' as never }), customerDecider.initialState())).toThrow('Not handled');
});

it('A customer’s stream is named after the id', () => {
  expect(customerDecider.category).toBe('customer');
});
