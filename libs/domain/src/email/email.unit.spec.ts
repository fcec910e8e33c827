import { describe, expect, it } from 'vitest';
import { type EmailEvent } from '#events/contracts/customer-events';
import { fold, given } from '../testing/decider-spec.js';
import { type EmailCommand, emailDecider } from './email.js';

const address = 'a'.repeat(64);
const first = '0198a8b0-7c1e-7000-8000-000000000001';
const second = '0198a8b0-7c1e-7000-8000-000000000002';
const claim = (customerId: string, claimId: string, insteadOf?: string): EmailCommand => ({
  type: 'ClaimEmail',
  address,
  customerId,
  claimId,
  insteadOf,
});
const release = (customerId: string, claimId: string): EmailCommand => ({ type: 'ReleaseEmail', address, customerId, claimId });
const claimed = (customerId: string, claimId: string): EmailEvent => ({ type: 'EmailClaimed', data: { customerId, address, claimId } });
const released = (customerId: string, claimId: string): EmailEvent => ({ type: 'EmailReleased', data: { customerId, address, claimId } });

describe('Claiming an e-mail address', () => {
  it.each([
    ['never claimed', []],
    ['released', [claimed('ada', first), released('ada', first)]],
  ])('takes one that was %s', (_, events) => {
    given(emailDecider, events)
      .when(claim('bob', second))
      .then([claimed('bob', second)]);
    given(emailDecider, events)
      .when(claim('bob', second, first))
      .then([claimed('bob', second)]);
  });

  it('makes no event where this claim holds it', () => {
    given(emailDecider, [claimed('ada', first)])
      .when(claim('ada', first))
      .then([]);
    given(emailDecider, [claimed('ada', first)])
      .when(claim('ada', first, second))
      .then([]);
  });

  it.each([
    ['another customer’s claim', claim('bob', second)],
    ['another claim of the same customer', claim('ada', second)],
    ['the same claim id of another customer', claim('bob', first)],
    ['another claim than the one to be taken over', claim('bob', second, '0198a8b0-7c1e-7000-8000-000000000003')],
  ])('is refused where %s holds it', (_, command) => {
    given(emailDecider, [claimed('ada', first)])
      .when(command)
      .then('email-taken', { field: 'email' });
  });

  it('takes over the claim that is named', () => {
    given(emailDecider, [claimed('ada', first)])
      .when(claim('bob', second, first))
      .then([claimed('bob', second)]);
  });
});

describe('Releasing an e-mail address', () => {
  it('makes it free', () => {
    given(emailDecider, [claimed('ada', first)])
      .when(release('ada', first))
      .then([released('ada', first)]);
  });

  it.each([
    ['nobody', [], release('ada', first)],
    ['nobody any more', [claimed('ada', first), released('ada', first)], release('ada', first)],
    ['a later claim of the same customer', [claimed('ada', first), claimed('ada', second)], release('ada', first)],
    ['another customer', [claimed('ada', first), claimed('bob', second)], release('ada', first)],
    ['another customer with the same claim id', [claimed('bob', first)], release('ada', first)],
  ])('makes no event where %s holds it', (_, events, command) => {
    given(emailDecider, events).when(command).then([]);
  });
});

it('The state of an e-mail address names its holder, and ignores an unknown event', () => {
  expect(fold(emailDecider, [claimed('ada', first), released('ada', first)])).toStrictEqual({ status: 'free' });
  const state = fold(emailDecider, [claimed('ada', first), claimed('bob', second)]);
  expect(state).toStrictEqual({ status: 'claimed', customerId: 'bob', claimId: second });
  expect(emailDecider.evolve(state, { type: 'EmailPainted', data: {} } as never)).toBe(state);
});

it('The rules of an e-mail address know no other command', () => {
  expect(() => emailDecider.decide({ type: 'PaintEmail' } as never, { status: 'free' })).toThrow('Not handled');
});

it('The stream of an e-mail address has a category of its own', () => {
  expect(emailDecider.category).toBe('email');
});
