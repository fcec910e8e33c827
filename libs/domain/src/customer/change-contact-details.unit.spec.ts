import { describe, expect, it } from 'vitest';
import { fold, given } from '../testing/decider-spec.js';
import { customerDecider } from './customer.js';
import { change, changed, claim, erased, lapsed, registered } from './testing/ada.js';

const known = [registered(claim(1, 'a'))];
const toB = { email: 's1.ada-at-b', emailClaim: claim(2, 'b') };
const moved = changed({ ...toB, releasedEmailClaim: claim(1, 'a') });

describe('Changing contact details', () => {
  it('names only what differs', () => {
    given(customerDecider, known)
      .when(change({ name: 's1.Ada B', email: 's1.ada-at-a', phone: 's1.0123', address: 's1.street' }))
      .then([changed({ name: 's1.Ada B', address: 's1.street' })]);
    given(customerDecider, known)
      .when(change({ phone: 's1.0999' }))
      .then([changed({ phone: 's1.0999' })]);
  });

  it.each([
    ['nothing is given', {}],
    ['nothing differs', { name: 's1.Ada', email: 's1.ada-at-a', phone: 's1.0123' }],
    ['nothing differs, whatever claim is given', { email: 's1.ada-at-a', emailClaim: claim(2, 'b') }],
  ])('makes no event where %s', (_, changes) => {
    given(customerDecider, known).when(change(changes)).then([]);
  });

  it('makes no event the second time', () => {
    given(customerDecider, [...known, moved])
      .when(change(toB))
      .then([]);
  });

  it('is refused before the registration and after the erasure', () => {
    given(customerDecider)
      .when(change({ name: 's1.Ada B' }))
      .then('customer-not-found');
    given(customerDecider, [lapsed(1)])
      .when(change({ name: 's1.Ada B' }))
      .then('customer-not-found');
    given(customerDecider, [...known, erased(claim(1, 'a'))])
      .when(change({}))
      .then('customer-erased');
  });
});

describe('A new e-mail', () => {
  it('comes with its claim and gives up the one before', () => {
    given(customerDecider, known).when(change(toB)).then([moved]);
  });

  it('gives up the latest claim', () => {
    given(customerDecider, [...known, moved])
      .when(change({ email: 's1.ada-at-c', emailClaim: claim(3, 'c') }))
      .then([changed({ email: 's1.ada-at-c', emailClaim: claim(3, 'c'), releasedEmailClaim: claim(2, 'b') })]);
  });

  it.each([claim(1, 'a'), claim(2, 'a')])('keeps its claim where only the spelling is new', (emailClaim) => {
    const respelled = changed({ email: 's1.ADA-at-a' });
    given(customerDecider, known)
      .when(change({ email: 's1.ADA-at-a', emailClaim }))
      .then([respelled]);
    expect(fold(customerDecider, [...known, respelled])).toMatchObject({ email: 's1.ADA-at-a', emailClaim: claim(1, 'a') });
  });

  it('is refused with a claim that lapsed', () => {
    given(customerDecider, [...known, lapsed(2)])
      .when(change(toB))
      .then('email-taken', { field: 'email' });
  });

  it('is refused with a claim that was given up, though it was in use when the change was asked for', () => {
    given(customerDecider, [...known, moved])
      .when(change({ email: 's1.ADA-at-a', emailClaim: claim(1, 'a') }))
      .then('email-taken', { field: 'email' });
  });

  it('goes back to a former address with a new claim', () => {
    given(customerDecider, [...known, moved])
      .when(change({ email: 's1.ada-at-a', emailClaim: claim(3, 'a') }))
      .then([changed({ email: 's1.ada-at-a', emailClaim: claim(3, 'a'), releasedEmailClaim: claim(2, 'b') })]);
  });

  it('needs a claim', () => {
    expect(() =>
      given(customerDecider, known)
        .when(change({ email: 's1.ada-at-b' }))
        .then([]),
    ).toThrow(new TypeError('A new e-mail needs the claim of its address'));
  });
});
