import { describe, expect, it } from 'vitest';
import { gbp } from '../testing/arbitraries.js';
import {
  cancelled,
  captured,
  debited,
  happened,
  lines,
  outcomes,
  placed,
  fired,
  reserved,
  returned,
  shipped,
  tell,
} from './testing/tale.js';

const reason = 'order-cancelled';
const release = [
  { type: 'ReleaseStock', sku: 'MUG' },
  { type: 'ReleaseStock', sku: 'PLATE' },
];
const cancelledWith = (...commands: readonly object[]) => [{ status: 'cancelled', because: 'order-7@1', reason, commands }];
const onAccount = [placed('on-account'), outcomes(), outcomes()] as const;
const byWallet = [placed('wallet'), outcomes(), outcomes({}, 12), outcomes()] as const;
const awaiting = [placed('card'), outcomes(), outcomes()] as const;
const byCard = [...awaiting, captured(1), outcomes()] as const;
const refused = { ConfirmOrder: 'order-cancelled', RejectOrder: 'order-cancelled' };

describe('A cancelled order', () => {
  it('gives back its reservations', () => {
    expect(tell(...onAccount, cancelled).then).toEqual(cancelledWith(...release));
  });

  it('gives back what was debited', () => {
    expect(tell(...byWallet, cancelled).then).toEqual(cancelledWith(...release, { type: 'CreditWallet', amount: gbp('9.5'), reason }));
  });

  it('gives back what was captured', () => {
    expect(tell(...byCard, cancelled).then).toEqual(cancelledWith(...release, { type: 'RefundPayment', reason }));
  });

  it('is not waited for any more', () => {
    expect(tell(...awaiting, cancelled).then).toEqual(cancelledWith(...release, { type: 'ExpirePayment', reason }));
    const twice = tell(...awaiting, fired(), outcomes({ ExpirePayment: 'payment-captured' }), cancelled);
    expect(twice.then).toEqual(cancelledWith(...release));
  });

  it('is not confirmed: who meets the cancellation waits for it, then undoes everything', () => {
    const met = [placed('on-account'), outcomes(), outcomes(refused)] as const;
    expect(tell(...met).then).toEqual([]);
    expect(tell(...met, cancelled).then).toEqual(cancelledWith(...release));
    const paid = [...awaiting, captured(1), outcomes(refused), cancelled] as const;
    expect(tell(...paid).then).toEqual(cancelledWith(...release, { type: 'RefundPayment', reason }));
  });

  it('is not rejected, and what the rejection gave back is not given back again', () => {
    const met = [placed('on-account'), outcomes({ 'ReserveStock/MUG': 'stock-insufficient' }), outcomes(refused)] as const;
    expect(tell(...met).then).toEqual([]);
    expect(tell(...met, cancelled).then).toEqual(cancelledWith());
  });

  it('is cancelled once', () => {
    expect(tell(...onAccount, cancelled, outcomes(), cancelled).latest).toEqual([]);
    expect(tell(...onAccount, cancelled, outcomes()).then).toEqual([]);
  });
});

describe('An order that refuses to be confirmed or rejected for any other reason', () => {
  it('is undone and rejected', () => {
    expect(tell(...awaiting, captured(1), outcomes({ ConfirmOrder: 'order-rejected' })).then).toEqual([
      {
        status: 'rejecting',
        because: 'outcomes',
        reason: 'order-rejected',
        commands: [...release, { type: 'RefundPayment', reason: 'order-rejected' }, { type: 'RejectOrder', reason: 'order-rejected' }],
      },
    ]);
    const { then } = tell(placed('card'), outcomes({ ReserveStock: 'stock-not-found' }), outcomes({ RejectOrder: 'order-not-found' }));
    expect(then).toEqual([{ status: 'rejected', because: 'outcomes', commands: [] }]);
  });
});

describe('Shipped and returned', () => {
  const some = [lines[0], lines[2]].filter((line) => line !== undefined);

  it('units are dispatched by sku, named after the shipment', () => {
    expect(tell(...onAccount, shipped(3, some)).then).toEqual([
      { status: 'confirmed', because: 'order-7@3', commands: [{ type: 'DispatchStock', sku: 'MUG', quantity: 3, shipment: 3 }] },
    ]);
    expect(tell(...onAccount, shipped(3), outcomes(), shipped(3)).latest).toEqual([]);
    expect(tell(...onAccount, shipped(3), outcomes()).then).toEqual([]);
  });

  const restock = { type: 'RestockReturn', sku: 'MUG', quantity: 3, return: 5 };
  it.each([
    ['on account nothing is paid back', onAccount, []],
    ['the value goes back to the card', byCard, [{ type: 'RefundPayment', amount: gbp('3.5'), reason: 'returned' }]],
    ['the value goes back to the wallet', byWallet, [{ type: 'CreditWallet', amount: gbp('3.5'), reason: 'returned' }]],
  ])('units are restocked, and %s', (_, paid, money) => {
    expect(tell(...paid, returned(5, some)).then).toEqual([{ status: 'confirmed', because: 'order-7@5', commands: [restock, ...money] }]);
  });

  it('never more goes back to the wallet than was debited', () => {
    const twice = tell(...byWallet, returned(5, some), outcomes(), returned(6));
    expect(twice.then).toMatchObject([{ commands: [{}, {}, { type: 'CreditWallet', amount: gbp('6') }] }]);
    expect(tell(...byWallet, returned(5), outcomes(), returned(6, some)).then).toMatchObject([{ commands: [{ type: 'RestockReturn' }] }]);
  });

  it('gifts are worth nothing', () => {
    const gift = some.map((line) => ({ ...line, unitPrice: gbp('0') }));
    expect(tell(...byCard, returned(5, gift)).then).toMatchObject([{ commands: [restock] }]);
  });
});

describe('What takes effect too late', () => {
  const late = (status: string, because: string, command: object) => [{ status, because, reason: 'came too late', commands: [command] }];
  const short = [placed('wallet'), outcomes({ ReserveStock: 'stock-insufficient' }, 5), outcomes()] as const;

  it('is released again, once', () => {
    const command = { type: 'ReleaseStock', sku: 'MUG' };
    expect(tell(...short, reserved('MUG', 9)).then).toEqual(late('rejected', 'stock-MUG@9', command));
    expect(tell(...short, reserved('MUG', 9), outcomes(), reserved('MUG', 9)).latest).toEqual([]);
    expect(tell(...onAccount, reserved('MUG', 6)).then).toEqual(late('confirmed', 'stock-MUG@6', command));
  });

  it.each([4, 5])('is not the reservation whose outcome is recorded, of revision %d', (revision) => {
    expect(tell(...onAccount, reserved('MUG', revision)).latest).toEqual([]);
    expect(tell(...onAccount, cancelled, outcomes(), reserved('MUG', revision)).latest).toEqual([]);
  });

  it('several at once are each released', () => {
    const both = tell(...short, () => {
      const occurrences = (['MUG', 'PLATE'] as const).map((sku, index) => ({
        event: { type: 'StockReserved' as const, data: { sku, orderId: '7', quantity: 3 } },
        stream: `stock-${sku}`,
        revision: 9 + index,
      }));
      return { type: 'React', orderId: '7', now: '2026-03-01T10:00:00.000Z', paymentDeadlineSeconds: 1, occurrences };
    });
    expect(both.then).toEqual([
      ...late('rejected', 'stock-MUG@9', { type: 'ReleaseStock', sku: 'MUG' }),
      ...late('rejected', 'stock-PLATE@10', { type: 'ReleaseStock', sku: 'PLATE' }),
    ]);
  });

  it('is credited again, and does not count as paid', () => {
    const credit = { type: 'CreditWallet', amount: gbp('9.5'), reason: 'came too late' };
    expect(tell(...short, debited(3)).then).toEqual(late('rejected', 'wallet-ada@3', credit));
    expect(tell(...byWallet, debited(12)).latest).toEqual([]);
    expect(tell(...byWallet, debited(11), outcomes(), cancelled).then).toMatchObject([{ commands: [{}, {}, { type: 'CreditWallet' }] }]);
  });

  it.each([
    ['confirmed', byCard],
    ['cancelled', [...awaiting, cancelled, outcomes()]],
    ['rejected', [...awaiting, fired(), outcomes(), outcomes()]],
    ['rejected', [placed('card'), outcomes({ ReserveStock: 'stock-insufficient' }), outcomes()]],
    ['confirmed', onAccount],
    ['confirmed', byWallet],
    ['confirmed', [placed('card', { total: '0' }), outcomes(), outcomes()]],
  ])('is refunded in full where the order is %s', (status, before) => {
    const refund = { type: 'RefundPayment', amount: gbp('9.5'), reason: 'not-owed' };
    expect(tell(...before, captured(4)).then).toEqual([{ status, because: 'payment-7@4', reason: 'not-owed', commands: [refund] }]);
    expect(tell(...before, captured(4), outcomes(), captured(4)).latest).toEqual([]);
  });
});

it('The fulfilment of an order knows no other fact', () => {
  expect(() => tell(...onAccount, happened({ type: 'OrderPainted', data: {} } as never, 'order-7', 9))).toThrow('Not handled');
});
