import { describe, expect, it } from 'vitest';
import { gbp } from '../testing/arbitraries.js';
import { fulfilmentDecider } from './fulfilment.js';
import { captured, declined, dueAt, fired, now, outcomes, placed, shipped, tell } from './testing/tale.js';

const reserve = [
  { type: 'ReserveStock', sku: 'MUG', quantity: 3 },
  { type: 'ReserveStock', sku: 'PLATE', quantity: 3 },
];
const release = [
  { type: 'ReleaseStock', sku: 'MUG' },
  { type: 'ReleaseStock', sku: 'PLATE' },
];
const confirm = { status: 'confirming', because: 'outcomes', commands: [{ type: 'ConfirmOrder' }] };
const deadline = { timers: [{ key: 'payment-deadline', dueAt }] };
const awaiting = [placed('card'), outcomes(), outcomes()] as const;

describe('An order that was placed', () => {
  it('has every sku reserved once, for all its lines together', () => {
    const { events } = tell(placed('on-account'));
    expect(events).toMatchObject([{ type: 'FulfilmentStarted', data: { method: 'on-account', total: gbp('9.5'), commands: reserve } }]);
    expect(events[0]?.data).toMatchObject({ commands: [{ key: '0/ReserveStock/MUG' }, { key: '0/ReserveStock/PLATE' }] });
  });

  it('is confirmed at once on account', () => {
    expect(tell(placed('on-account'), outcomes()).then).toEqual([confirm]);
    const { then } = tell(placed('on-account'), outcomes(), outcomes());
    expect(then).toEqual([{ status: 'confirmed', because: 'outcomes', commands: [] }]);
  });

  it.each(['card', 'wallet'] as const)('is confirmed at once when it costs nothing, by %s too', (method) => {
    expect(tell(placed(method, { total: '0', customerId: '' }), outcomes()).then).toEqual([confirm]);
  });

  it('is rejected where a sku is short: the others are released, the missing named', () => {
    expect(tell(placed('on-account'), outcomes({ 'ReserveStock/PLATE': 'stock-insufficient' })).then).toEqual([
      {
        status: 'rejecting',
        because: 'outcomes',
        reason: 'out-of-stock',
        commands: [
          { type: 'ReleaseStock', sku: 'MUG' },
          { type: 'RejectOrder', reason: 'out-of-stock', skus: ['PLATE'] },
        ],
      },
    ]);
    const { then } = tell(placed('card'), outcomes({ ReserveStock: 'stock-not-found' }), outcomes());
    expect(then).toEqual([{ status: 'rejected', because: 'outcomes', commands: [] }]);
  });

  it('is rejected before anything is reserved where no stock could ever hold so many', () => {
    expect(tell(placed('on-account', { quantity: 600_000_000 })).then).toEqual([
      { commands: [] },
      {
        status: 'rejecting',
        because: 'order-7@0',
        reason: 'out-of-stock',
        commands: [{ type: 'RejectOrder', reason: 'out-of-stock', skus: ['MUG'] }],
      },
    ]);
  });

  it('placed twice is one order', () => {
    expect(tell(placed('card'), outcomes(), placed('card')).latest).toEqual([]);
    expect(tell(...awaiting, placed('card')).latest).toEqual([]);
  });

  it('is not begun by anything else', () => {
    expect(tell(captured(1)).latest).toEqual([]);
    expect(tell(outcomes()).latest).toEqual([]);
    expect(tell(fired()).latest).toEqual([]);
  });
});

it('An order of 2,000 lines with the longest skus fits into the log at every step', () => {
  const skus = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(40, '0'));
  const lines = skus.map((sku, index) => ({ line: index + 1, sku, quantity: 1_000_000_000, unitPrice: gbp('0') }));
  const big = placed('card', { lines });
  const half = Object.fromEntries(skus.filter((_, index) => index % 2 === 0).map((sku) => [`ReserveStock/${sku}`, 'stock-insufficient']));
  for (const chapters of [[big], [big, outcomes(half, 1_000_000_000)], [big, outcomes(), outcomes(), declined, outcomes()]]) {
    const sizes = tell(...chapters).latest.map((event) => Buffer.byteLength(JSON.stringify(event.data)) + 1_000);
    expect(Math.max(...sizes)).toBeLessThan(1_000_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_048_576);
  }
});

describe('An order paid from a wallet', () => {
  it('is debited, then confirmed', () => {
    const { then } = tell(placed('wallet'), outcomes());
    expect(then).toEqual([{ status: 'requesting-payment', because: 'outcomes', commands: [{ type: 'DebitWallet', amount: gbp('9.5') }] }]);
    expect(tell(placed('wallet'), outcomes(), outcomes()).then).toEqual([confirm]);
  });

  it.each(['wallet-insufficient', 'wallet-currency'])('is released and rejected: %s', (code) => {
    const reason = 'insufficient-store-credit';
    expect(tell(placed('wallet'), outcomes(), outcomes({ DebitWallet: code })).then).toEqual([
      { status: 'rejecting', because: 'outcomes', reason, commands: [...release, { type: 'RejectOrder', reason }] },
    ]);
  });

  it('needs a customer', () => {
    const reason = 'customer-required';
    expect(tell(placed('wallet', { customerId: '' })).then).toEqual([
      { commands: [] },
      { status: 'rejecting', because: 'order-7@0', reason, commands: [{ type: 'RejectOrder', reason }] },
    ]);
  });
});

describe('An order paid by card', () => {
  const rejectedFor = (because: string, reason: string, commands: readonly object[] = []) => [
    { status: 'rejecting', because, reason, commands: [...release, ...commands, { type: 'RejectOrder', reason }] },
  ];

  it('requests the payment and waits until the deadline', () => {
    const request = { type: 'RequestPayment', amount: gbp('9.5'), dueAt };
    expect(tell(placed('card'), outcomes()).then).toEqual([
      { status: 'requesting-payment', because: 'outcomes', commands: [request], ...deadline },
    ]);
    expect(tell(...awaiting).then).toEqual([{ status: 'awaiting-payment', because: 'outcomes', commands: [], ...deadline }]);
  });

  it('asks for the amount due, and for nothing where nothing is', () => {
    expect(tell(placed('card', { total: '9.999' }), outcomes()).then).toMatchObject([{ commands: [{ amount: gbp('10') }] }]);
    expect(tell(placed('card', { total: '0.0049' }), outcomes()).then).toEqual([confirm]);
    expect(tell(placed('wallet', { total: '0.0049' }), outcomes()).then).toMatchObject([{ commands: [{ amount: gbp('0.0049') }] }]);
  });

  it('is rejected where the payment cannot be requested', () => {
    expect(tell(placed('card'), outcomes(), outcomes({ RequestPayment: 'amount-invalid' })).then).toEqual(
      rejectedFor('outcomes', 'amount-invalid'),
    );
  });

  it('is confirmed when the amount is captured', () => {
    expect(tell(...awaiting, captured(1)).then).toEqual([{ ...confirm, because: 'payment-7@1' }]);
  });

  it('is rejected when another amount is captured, which goes back', () => {
    const refund = { type: 'RefundPayment', amount: gbp('9.49'), reason: 'payment-mismatch' };
    expect(tell(...awaiting, captured(1, '9.49')).then).toEqual(rejectedFor('payment-7@1', 'payment-mismatch', [refund]));
  });

  it('is rejected when the payment is declined', () => {
    expect(tell(...awaiting, declined).then).toEqual(rejectedFor('payment-7@9', 'payment-declined'));
    expect(tell(...awaiting, captured(1), outcomes(), declined).latest).toEqual([]);
  });

  it('expires when the timer fires, not before and not twice', () => {
    expect(tell(...awaiting, fired(now)).latest).toEqual([]);
    expect(tell(...awaiting, fired(dueAt, 'tea-time')).latest).toEqual([]);
    expect(tell(...awaiting, fired()).then).toEqual([
      {
        status: 'awaiting-payment',
        because: 'timer payment-deadline',
        reason: 'payment-expired',
        commands: [{ type: 'ExpirePayment', reason: 'payment-expired' }],
      },
    ]);
    expect(tell(...awaiting, fired(), outcomes(), fired()).latest).toEqual([]);
    expect(tell(...awaiting, fired(), outcomes()).then).toEqual(rejectedFor('outcomes', 'payment-expired'));
  });

  it('waits on where the capture was faster than the expiry', () => {
    const faster = [...awaiting, fired(), outcomes({ ExpirePayment: 'payment-captured' })];
    expect(tell(...faster).then).toEqual([]);
    expect(tell(...faster, captured(1)).then).toEqual([{ ...confirm, because: 'payment-7@1' }]);
  });

  it('is rejected where the payment that should expire is not there', () => {
    const lost = tell(...awaiting, fired(), outcomes({ ExpirePayment: 'payment-not-found' }));
    expect(lost.then).toEqual(rejectedFor('outcomes', 'payment-expired'));
  });
});

describe('As long as commands are pending', () => {
  it('a fulfilment reacts to nothing but their outcomes', () => {
    expect(tell(placed('card'), outcomes(), captured(1)).latest).toEqual([]);
    expect(tell(placed('card'), outcomes(), fired()).latest).toEqual([]);
    expect(tell(placed('on-account'), outcomes(), shipped(2)).latest).toEqual([]);
  });

  it('some outcomes are recorded without a step', () => {
    const some = tell(placed('on-account'), () => ({
      type: 'RecordOutcomes',
      orderId: '7',
      now,
      paymentDeadlineSeconds: 1,
      outcomes: [
        { key: '0/ReserveStock/MUG', revision: 4 },
        { key: '9/never-sent', revision: 4 },
      ],
    }));
    expect(some.latest).toMatchObject([
      { type: 'FulfilmentOutcomesRecorded', data: { done: [{ key: '0/ReserveStock/MUG', revision: 4 }] } },
    ]);
    expect(some.state).toMatchObject({ pending: [{ key: '0/ReserveStock/PLATE' }] });
  });

  it('an outcome is recorded once', () => {
    const again = () => ({
      ...{ type: 'RecordOutcomes' as const, orderId: '7', now, paymentDeadlineSeconds: 1 },
      outcomes: [{ key: '0/ReserveStock/MUG', refused: 'stock-insufficient' }],
    });
    expect(tell(placed('card'), outcomes(), again).latest).toEqual([]);
  });
});

it('The fulfilment of an order knows no other input, and no other event', () => {
  const { state } = tell(...awaiting);
  expect(() => fulfilmentDecider.decide({ type: 'Dance' } as never, state)).toThrow('Not handled');
  expect(fulfilmentDecider.evolve(state, { type: 'FulfilmentDanced', data: {} } as never)).toBe(state);
  expect(fulfilmentDecider.evolve({ status: 'absent' }, { type: 'FulfilmentAdvanced', data: {} } as never)).toEqual({ status: 'absent' });
  expect(fulfilmentDecider.category).toBe('fulfilment');
});
