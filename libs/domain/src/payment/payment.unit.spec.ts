import { describe, expect, it } from 'vitest';
import { type PaymentEvent } from '#events/contracts/payment-events';
import { gbp } from '../testing/arbitraries.js';
import { fold, given } from '../testing/decider-spec.js';
import { paymentDecider } from './payment.js';
import { capture, captured, customerId, decline, declined, early, eur, expire, expired, orderId } from './testing/teapot-payment.js';
import { paidBack, payBack, refundByHand, refundedByHand, request, requested } from './testing/teapot-payment.js';

describe('Requesting a payment', () => {
  it('asks for the amount in its one spelling', () => {
    given(paymentDecider).when(request('12.50')).then([requested]);
  });

  it('needs no customer', () => {
    const { customerId: _, ...data } = requested.data;
    given(paymentDecider)
      .when({ ...request('12.5'), customerId: undefined } as never)
      .then([{ ...requested, data } as never]);
  });

  it.each([
    ['waited for', []],
    ['captured', [captured('ev-1')]],
    ['declined', [declined('ev-1')]],
    ['expired', [expired]],
  ])('makes no event while it is %s, not even for another amount', (_, events) => {
    given(paymentDecider, [requested, ...events])
      .when(request('12.50'))
      .then([]);
    given(paymentDecider, [requested, ...events])
      .when(request('99'))
      .then([]);
  });

  it.each(['0', '-0.00', '-1'])('is refused for %s', (amount) => {
    given(paymentDecider).when(request(amount)).then('amount-invalid', { field: 'amount' });
  });
});

describe('A payment that was never requested', () => {
  it.each([capture('ev-1'), decline('ev-1'), expire, payBack('r-1'), refundByHand('r-1', gbp('1'))])('refuses $type', (command) => {
    given(paymentDecider).when(command).then('payment-not-found');
  });
});

describe('What the provider reports before the payment was asked for', () => {
  const { customerId: _, ...nobodys } = captured('ev-1').data as { customerId?: string };

  it('is recorded where the order is known, and compared with what will be asked for', () => {
    given(paymentDecider)
      .when(early(capture('ev-1')))
      .then([captured('ev-1')]);
    given(paymentDecider)
      .when(early(decline('ev-1')))
      .then([declined('ev-1')]);
    given(paymentDecider)
      .when(early(capture('ev-1', gbp('12.49'))))
      .then([captured('ev-1', gbp('12.49'), false)]);
    given(paymentDecider)
      .when({ ...capture('ev-1'), order: {} } as never)
      .then([{ type: 'PaymentCaptured', data: { ...nobodys, matches: false } } as never]);
  });

  it('is one fact however often it comes, and so is another one', () => {
    given(paymentDecider, [captured('ev-1')])
      .when(capture('ev-1'))
      .then([]);
    given(paymentDecider, [captured('ev-1')])
      .when(early(capture('ev-2')))
      .then([captured('ev-2')]);
    given(paymentDecider, [captured('ev-1')])
      .when(capture('ev-2'))
      .then('payment-not-found');
  });

  it.each([
    ['captured', captured('ev-1')],
    ['declined', declined('ev-1')],
  ])('leaves the payment %s once it is asked for', (status, event) => {
    given(paymentDecider, [event]).when(request('12.5')).then([requested]);
    expect(fold(paymentDecider, [event, requested])).toMatchObject({ status, amount: gbp('12.5') });
    given(paymentDecider, [event, requested]).when(request('12.5')).then([]);
  });

  it('can go back without ever being asked for', () => {
    given(paymentDecider, [captured('ev-1')])
      .when(payBack('r-1', gbp('12.5')))
      .then([paidBack('r-1', gbp('12.5'), true)]);
  });

  it.each([
    ['captured', [captured('ev-1')], 'payment-captured'],
    ['declined', [declined('ev-1')], []],
  ] as const)('does not expire where it is %s', (_, events, outcome) => {
    given(paymentDecider, events).when(expire).then(outcome);
    given(paymentDecider, [...events, requested])
      .when(expire)
      .then(outcome);
  });
});

describe('What the provider captured', () => {
  it.each([
    ['waited for', []],
    ['captured', [captured('ev-1')]],
    ['declined', [declined('ev-1')]],
    ['expired', [expired]],
    ['expired, then declined', [expired, declined('ev-1')]],
  ])('is recorded where the payment is %s, and it is captured from then on', (_, events) => {
    const before = [requested, ...events];
    given(paymentDecider, before)
      .when(capture('ev-9'))
      .then([captured('ev-9')]);
    expect(fold(paymentDecider, [...before, captured('ev-9')])).toMatchObject({ status: 'captured' });
  });

  it.each([gbp('12.5001'), gbp('12.4999'), eur('12.5')])('is recorded as no match for $amount $currency', (amount) => {
    given(paymentDecider, [requested])
      .when(capture('ev-1', amount))
      .then([captured('ev-1', amount, false)]);
  });

  describe('of a payment with smaller fractions than its currency has', () => {
    const of = (amount: string) =>
      ({ ...requested, data: { ...requested.data, amount: gbp(amount), amountDue: gbp('10') } }) as PaymentEvent;

    it('matches the amount due', () => {
      given(paymentDecider)
        .when(request('9.999'))
        .then([of('9.999')]);
      const amount = gbp('10');
      for (const asked of ['10', '9.999']) {
        given(paymentDecider, [of(asked)])
          .when(capture('ev-1', amount))
          .then([captured('ev-1', amount, true)]);
      }
    });

    it('matches the exact amount only where that was asked for', () => {
      const amount = gbp('9.999');
      for (const [asked, matches] of [
        ['9.999', true],
        ['10', false],
      ] as const) {
        given(paymentDecider, [of(asked)])
          .when(capture('ev-1', amount))
          .then([captured('ev-1', amount, matches)]);
      }
    });
  });

  it.each([gbp('0'), gbp('-12.5')])('is refused for $amount', (amount) => {
    given(paymentDecider, [requested]).when(capture('ev-1', amount)).then('amount-invalid', { field: 'amount' });
  });
});

describe('What the provider declined', () => {
  it('is recorded with its words', () => {
    given(paymentDecider, [requested])
      .when(decline('ev-1', 'Card expired'))
      .then([{ type: 'PaymentDeclined', data: { ...declined('ev-1').data, reason: 'Card expired' } } as never]);
  });

  it.each([
    ['requested', 'declined', [requested]],
    ['declined', 'declined', [requested, declined('ev-1')]],
    ['expired', 'declined', [requested, expired]],
    ['captured', 'captured', [requested, captured('ev-1')]],
  ])('is recorded where the payment is %s, which leaves it %s', (_, status, before) => {
    given(paymentDecider, before)
      .when(decline('ev-9'))
      .then([declined('ev-9')]);
    expect(fold(paymentDecider, [...before, declined('ev-9')])).toMatchObject({ status });
  });

  it('takes no captured money away', () => {
    given(paymentDecider, [requested, captured('ev-1'), declined('ev-2')])
      .when(refundByHand('r-1', gbp('12.5')))
      .then([refundedByHand('r-1', gbp('12.5'), true)]);
  });
});

describe('A provider event that comes again', () => {
  it.each([
    ['captured', captured('ev-1')],
    ['declined', declined('ev-1')],
  ])('changes nothing after it was recorded as %s', (_, event) => {
    given(paymentDecider, [requested, event]).when(capture('ev-1')).then([]);
    given(paymentDecider, [requested, event])
      .when(capture('ev-1', gbp('99')))
      .then([]);
    given(paymentDecider, [requested, event]).when(decline('ev-1')).then([]);
  });
});

describe('Expiring a payment', () => {
  it('ends the waiting', () => {
    given(paymentDecider, [requested]).when(expire).then([expired]);
  });

  it.each([
    ['expired', [expired]],
    ['declined', [declined('ev-1')]],
  ])('makes no event once it is %s', (_, events) => {
    given(paymentDecider, [requested, ...events])
      .when(expire)
      .then([]);
  });

  it.each([
    ['captured', [captured('ev-1')]],
    ['captured late', [expired, captured('ev-1')]],
    ['captured and paid back', [captured('ev-1'), refundedByHand('r-1', gbp('12.5'), true)]],
  ])('is refused once it is %s', (_, events) => {
    given(paymentDecider, [requested, ...events])
      .when(expire)
      .then('payment-captured');
  });
});

it('A payment’s state counts ten-thousandths by currency', () => {
  const events = [requested, captured('ev-1'), captured('ev-2', eur('0.0001'), false), refundedByHand('r-1', gbp('2.5'), false)];
  expect(fold(paymentDecider, events)).toStrictEqual({
    status: 'captured',
    orderId,
    customerId,
    amount: gbp('12.5'),
    amountDue: gbp('12.5'),
    collected: [
      { currency: 'GBP', captured: 125_000n, refunded: 25_000n },
      { currency: 'EUR', captured: 1n, refunded: 0n },
    ],
    providerEventIds: ['ev-1', 'ev-2'],
    refundIds: ['r-1'],
  });
});

it('A payment’s fold ignores what cannot have happened', () => {
  expect(fold(paymentDecider, [expired, paidBack('r-1', gbp('1'), true)])).toStrictEqual({ status: 'absent' });
  const state = fold(paymentDecider, [requested]);
  expect(paymentDecider.evolve(state, { type: 'PaymentPainted', data: {} } as never)).toBe(state);
});

it('A payment’s rules know no other command', () => {
  expect(() => paymentDecider.decide({ type: 'PaintPayment' } as never, fold(paymentDecider, [requested]))).toThrow('Not handled');
});

it('A payment’s stream is named after the order', () => {
  expect(paymentDecider.category).toBe('payment');
});
