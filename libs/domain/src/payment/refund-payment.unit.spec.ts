import { describe, it } from 'vitest';
import { gbp } from '../testing/arbitraries.js';
import { given } from '../testing/decider-spec.js';
import { paymentDecider } from './payment.js';
import { captured, declined, eur, paidBack, payBack, refundByHand, refundedByHand, requested } from './testing/teapot-payment.js';

const paid = [requested, captured('ev-1')];
const paidTwice = [...paid, captured('ev-2', eur('3'), false)];

describe('Refunding by hand', () => {
  it('pays back a part in its one spelling', () => {
    given(paymentDecider, paid)
      .when(refundByHand('r-1', gbp('2.50')))
      .then([refundedByHand('r-1', gbp('2.5'), false)]);
  });

  it('says when everything has gone back', () => {
    given(paymentDecider, [...paid, refundedByHand('r-1', gbp('2.5'), false)])
      .when(refundByHand('r-2', gbp('10')))
      .then([refundedByHand('r-2', gbp('10'), true)]);
  });

  it('is not complete while another currency is left', () => {
    given(paymentDecider, paidTwice)
      .when(refundByHand('r-1', gbp('12.5')))
      .then([refundedByHand('r-1', gbp('12.5'), false)]);
  });

  it.each([
    ['more than was captured', paid, gbp('12.5001')],
    ['more than is left', [...paid, refundedByHand('r-1', gbp('12.4'), false)], gbp('0.1001')],
    ['a currency in which nothing was captured', paid, eur('1')],
    ['a payment that is waited for', [requested], gbp('1')],
    ['a payment that was declined', [requested, declined('ev-1')], gbp('1')],
  ])('is refused for %s', (_, events, amount) => {
    given(paymentDecider, events).when(refundByHand('r-9', amount)).then('refund-too-large', { field: 'amount' });
  });

  it('is refused for smaller fractions than the currency has, unless it is all that is left', () => {
    given(paymentDecider, paid)
      .when(refundByHand('r-1', gbp('0.001')))
      .then('amount-invalid', { field: 'amount' });
    const odd = [requested, captured('ev-1', gbp('12.501'), false)];
    given(paymentDecider, odd)
      .when(refundByHand('r-1', gbp('12.501')))
      .then([refundedByHand('r-1', gbp('12.501'), true)]);
    given(paymentDecider, [...odd, refundedByHand('r-1', gbp('12.5'), false)])
      .when(refundByHand('r-2', gbp('0.001')))
      .then([refundedByHand('r-2', gbp('0.001'), true)]);
  });

  it('makes no event for a refund that was made', () => {
    const refunded = [...paid, refundedByHand('r-1', gbp('12.5'), true)];
    given(paymentDecider, refunded)
      .when(refundByHand('r-1', gbp('12.5')))
      .then([]);
    given(paymentDecider, refunded)
      .when(refundByHand('r-1', gbp('-1')))
      .then([]);
  });
});

describe('Paying back what an order no longer costs', () => {
  it('pays back what is asked', () => {
    given(paymentDecider, paid)
      .when(payBack('r-1', gbp('2.50')))
      .then([paidBack('r-1', gbp('2.5'), false)]);
  });

  it('pays back no more than a clerk has left', () => {
    given(paymentDecider, [...paid, refundedByHand('r-1', gbp('10'), false)])
      .when(payBack('r-2', gbp('12.5')))
      .then([paidBack('r-2', gbp('2.5'), true)]);
  });

  it.each([
    ['everything has gone back', [...paid, refundedByHand('r-1', gbp('12.5'), true)], gbp('1')],
    ['nothing was captured in the currency', paid, eur('1')],
    ['nothing was captured', [requested], gbp('1')],
    ['nothing was captured and all is to go back', [requested], undefined],
  ])('makes no event where %s', (_, events, amount) => {
    given(paymentDecider, events).when(payBack('r-9', amount)).then([]);
  });

  it('makes no event the second time', () => {
    given(paymentDecider, [...paid, paidBack('r-1', gbp('2.5'), false)])
      .when(payBack('r-1', gbp('2.5')))
      .then([]);
  });

  it('pays everything back in every currency where no amount is named', () => {
    given(paymentDecider, [...paidTwice, refundedByHand('r-1', gbp('2.5'), false)])
      .when(payBack('r-2'))
      .then([paidBack('r-2', gbp('10'), false), paidBack('r-2', eur('3'), true)]);
  });

  it('leaves out a currency that has gone back already', () => {
    given(paymentDecider, [...paidTwice, refundedByHand('r-1', eur('3'), false)])
      .when(payBack('r-2'))
      .then([paidBack('r-2', gbp('12.5'), true)]);
  });

  it('takes several amounts for more than one can say', () => {
    const most = gbp('999999999999999.9999');
    given(paymentDecider, [...paid, captured('ev-2', most, false), captured('ev-3', most, false)])
      .when(payBack('r-1'))
      .then([paidBack('r-1', most, false), paidBack('r-1', most, false), paidBack('r-1', gbp('12.5'), true)]);
  });
});

it.each(['0', '-1'])('A refund of %s is refused', (amount) => {
  given(paymentDecider, paid)
    .when(refundByHand('r-1', gbp(amount)))
    .then('amount-invalid', { field: 'amount' });
  given(paymentDecider, paid)
    .when(payBack('r-1', gbp(amount)))
    .then('amount-invalid', { field: 'amount' });
});
