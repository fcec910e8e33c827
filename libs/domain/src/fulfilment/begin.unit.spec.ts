import { describe, expect, it } from 'vitest';
import { gbp } from '../testing/arbitraries.js';
import { reservationsOf } from './begin.js';
import { type FulfilmentInput, type Outcome, type Placing } from './fulfilment-input.js';
import { type Chapter, dueAt, now, outcomes, placed, tell } from './testing/tale.js';

const present = { orderId: '7', now, paymentDeadlineSeconds: 1_800 };

function placingOf(chapter: Chapter): Placing {
  const input = chapter({ status: 'absent' }) as Extract<FulfilmentInput, { type: 'React' }>;
  return input.occurrences[0] as Placing;
}

/** What was sent on the strength of the placing has come to this; by default all is reserved. */
function begun(chapter: Chapter, refused: Readonly<Record<string, string>> = {}, revision = 5): Chapter {
  const placing = placingOf(chapter);
  const came = reservationsOf(placing.event.data).map(({ key, sku }): Outcome => {
    const code = refused[sku];
    return code === undefined ? { key, revision } : { key, refused: code };
  });
  return () => ({ type: 'Begin', ...present, placing, outcomes: came });
}

it('What is reserved follows from the placing, and is for ever what it was', () => {
  expect(reservationsOf(placingOf(placed('on-account')).event.data)).toEqual([
    { key: '0/ReserveStock/MUG', type: 'ReserveStock', sku: 'MUG', quantity: 3 },
    { key: '0/ReserveStock/PLATE', type: 'ReserveStock', sku: 'PLATE', quantity: 3 },
  ]);
  expect(reservationsOf(placingOf(placed('on-account', { quantity: 600_000_000 })).event.data)).toEqual([]);
  expect(reservationsOf(placingOf(placed('wallet', { customerId: '' })).event.data)).toEqual([]);
});

describe('A fulfilment that begins with what came of its reservations', () => {
  const reserved = [
    { sku: 'MUG', revision: 5 },
    { sku: 'PLATE', revision: 5 },
  ];

  it('says it in one event with what follows, and the next says how that ended', () => {
    const { events, state } = tell(begun(placed('on-account')), outcomes());
    expect(events).toMatchObject([
      { type: 'FulfilmentStarted', data: { reserved, short: [], status: 'confirming', commands: [{ key: '2/ConfirmOrder' }] } },
      { type: 'FulfilmentAdvanced', data: { done: [{ key: '2/ConfirmOrder', revision: 5 }], status: 'confirmed', commands: [] } },
    ]);
    expect(state).toMatchObject({ status: 'confirmed', pending: [] });
  });

  it('asks for the payment by card, with its deadline', () => {
    const timers = [{ key: 'payment-deadline', dueAt }];
    const commands = [{ key: '2/RequestPayment', type: 'RequestPayment', amount: gbp('9.5'), dueAt }];
    expect(tell(begun(placed('card'))).latest).toMatchObject([{ data: { status: 'requesting-payment', commands, timers } }]);
  });

  it('releases what is reserved and rejects where a sku is short', () => {
    const { latest, state } = tell(begun(placed('on-account'), { PLATE: 'stock-insufficient' }));
    expect(latest).toMatchObject([
      {
        data: {
          reserved: [{ sku: 'MUG', revision: 5 }],
          short: [{ sku: 'PLATE', code: 'stock-insufficient' }],
          status: 'rejecting',
          reason: 'out-of-stock',
          commands: [{ key: '2/ReleaseStock/MUG' }, { key: '2/RejectOrder', skus: ['PLATE'] }],
        },
      },
    ]);
    expect(state).toMatchObject({ released: new Set(['MUG']), short: ['PLATE'] });
  });

  it.each([
    ['no stock could ever hold so many', placed('on-account', { quantity: 600_000_000 }), { reason: 'out-of-stock', skus: ['MUG'] }],
    ['a wallet belongs to nobody', placed('wallet', { customerId: '' }), { reason: 'customer-required' }],
  ])('rejects at once where %s', (_, chapter, why) => {
    expect(tell(begun(chapter)).latest).toMatchObject([
      { data: { status: 'rejecting', reserved: [], short: [], commands: [{ key: '1/RejectOrder', ...why }] } },
    ]);
    expect(tell(begun(chapter), outcomes()).state).toMatchObject({ status: 'rejected' });
  });

  it('begins once, whatever another instance has found since', () => {
    expect(tell(begun(placed('card')), begun(placed('card'), { MUG: 'stock-insufficient' })).latest).toEqual([]);
    expect(tell(placed('card'), begun(placed('card'))).latest).toEqual([]);
    expect(tell(begun(placed('card')), placed('card')).latest).toEqual([]);
  });

  it('is recorded before all is sent again where an outcome is missing', () => {
    const placing = placingOf(placed('card'));
    const incomplete: Chapter = () => ({ type: 'Begin', ...present, placing, outcomes: [{ key: '0/ReserveStock/MUG', revision: 5 }] });
    expect(tell(incomplete).events).toEqual(tell(placed('card')).events);
  });

  it('fits into the log with 2,000 lines of the longest skus', () => {
    const skus = Array.from({ length: 2_000 }, (_, index) => String(index).padStart(40, '0'));
    const lines = skus.map((sku, index) => ({ line: index + 1, sku, quantity: 1_000_000_000, unitPrice: gbp('0') }));
    const half = Object.fromEntries(skus.filter((_, index) => index % 2 === 0).map((sku) => [sku, 'stock-insufficient']));
    const one = { [skus[0] ?? '']: 'stock-insufficient' };
    for (const refused of [{}, half, one]) {
      const beginning = begun(placed('card', { lines }), refused, 1_000_000_000);
      for (const chapters of [[beginning], [beginning, outcomes({}, 1_000_000_000)]]) {
        const [event] = tell(...chapters).latest;
        expect(Buffer.byteLength(JSON.stringify(event?.data)) + 1_000).toBeLessThan(1_000_000);
      }
    }
  });
});
