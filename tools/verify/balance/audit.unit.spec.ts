import { describe, expect, it } from 'vitest';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { audit } from './audit.js';
import { Ledger } from './ledger.js';

const pounds = (amount: string) => ({ amount, currency: 'GBP' });
const facts = { orderId: '7', customerId: 'c', currency: 'GBP', country: 'GB', placedAt: '2026-03-01T10:00:00.000Z' };
const line = { line: 1, sku: 'MUG', quantity: 2, unitPrice: pounds('5') };
const held = { sku: 'MUG', orderId: '7', quantity: 2 };

/** A card order of two mugs: paid, confirmed, shipped, and one mug returned. */
const story: readonly OrderlineEvent[] = [
  { type: 'StockReceived', data: { sku: 'MUG', quantity: 3 } },
  {
    type: 'OrderPlaced',
    data: {
      ...facts,
      lines: [{ ...line, name: 'Mug' }],
      total: pounds('10'),
      amountDue: pounds('10'),
      shipTo: { country: 'GB' },
      payment: { method: 'card' },
    },
  },
  { type: 'StockReserved', data: held },
  {
    type: 'PaymentCaptured',
    data: { orderId: '7', providerEventId: 'e', amount: pounds('10'), matches: true, capturedAt: facts.placedAt },
  },
  { type: 'OrderConfirmed', data: facts },
  { type: 'OrderShipped', data: { ...facts, lines: [line], complete: true, shippedAt: facts.placedAt } },
  { type: 'StockDispatched', data: { ...held, shipment: 2 } },
  {
    type: 'OrderLinesReturned',
    data: {
      ...facts,
      lines: [{ ...line, quantity: 1 }],
      value: pounds('5'),
      refundDue: pounds('5'),
      reason: 'broken',
      complete: false,
      returnedAt: facts.placedAt,
    },
  },
  { type: 'StockRestocked', data: { ...held, quantity: 1, return: 3 } },
  {
    type: 'PaymentRefunded',
    data: { orderId: '7', refundId: 'r', amount: pounds('5'), reason: 'returned', byHand: false, complete: false },
  },
];

const began = Date.parse('2026-03-01T10:00:00.000Z');
const MINUTE = 60_000;

/** Events of one second each, looked at so many minutes after the last one, with five minutes of patience. */
function auditAfter(minutes: number, events: readonly OrderlineEvent[]) {
  const ledger = new Ledger();
  events.forEach((event, second) => ledger.add(event, began + second * 1_000));
  return audit(ledger, { now: began + (events.length - 1) * 1_000 + minutes * MINUTE, patience: 5 * MINUTE });
}
const faultsOf = (events: readonly OrderlineEvent[]) => auditAfter(60, events).faults;
const without = (type: string) => story.filter((event) => event.type !== type);
const until = (type: string) => story.slice(0, story.findIndex((event) => event.type === type) + 1);
const waitsOf = ({ waiting }: ReturnType<typeof auditAfter>) => waiting.map(({ orderId, wait, what }) => [orderId, wait, what]);

it('a story in balance has no fault', () => {
  expect(faultsOf(story)).toEqual([]);
});

it.each([
  ['StockDispatched', '7: 2 of MUG are reserved, 0 are open'],
  ['StockDispatched', '7: 0 of MUG were dispatched, 2 were shipped'],
  ['StockRestocked', '7: 0 of MUG were restocked, 1 were returned'],
  ['PaymentRefunded', '7: paid − paid back is 10 GBP and not 5'],
  ['PaymentCaptured', '7: paid − paid back is -5 GBP and not 5'],
])('a story without its %s is found out', (type, fault) => {
  expect(faultsOf(without(type))).toContain(fault);
});

it.each([
  ['StockReserved', 'MUG: reserved 2 times for 7'],
  ['StockDispatched', '7: 4 of MUG were dispatched, 2 were shipped'],
  ['StockRestocked', '7: 2 of MUG were restocked, 1 were returned'],
  ['OrderConfirmed', '7: OrderConfirmed 2 times'],
  ['PaymentRefunded', '7: paid − paid back is 0 GBP and not 5'],
])('a story whose %s happens twice is found out', (type, fault) => {
  expect(faultsOf(story.flatMap((event) => (event.type === type ? [event, event] : [event])))).toContain(fault);
});

it('more reserved than there is is found out', () => {
  expect(faultsOf([{ type: 'StockReserved', data: { ...held, quantity: 4 } }])).toContain('MUG: available fell to -4');
});

const commands = [{ key: '1/RequestPayment', type: 'RequestPayment' as const, amount: pounds('10'), dueAt: '2026-03-01T10:30:00.000Z' }];
const begun = { reserved: [], short: [], status: 'reserving' as const, commands: [], timers: [] };
const started: OrderlineEvent = { type: 'FulfilmentStarted', data: { ...facts, method: 'card', total: pounds('10'), ...begun } };
const asking: OrderlineEvent = {
  type: 'FulfilmentAdvanced',
  data: { orderId: '7', status: 'requesting-payment', because: 'outcomes', commands, timers: [], done: [], refused: [] },
};
const answered: OrderlineEvent = {
  type: 'FulfilmentOutcomesRecorded',
  data: { orderId: '7', done: [{ key: '1/RequestPayment', revision: 0 }], refused: [] },
};
const requested: OrderlineEvent = {
  type: 'PaymentRequested',
  data: { orderId: '7', amount: pounds('10'), amountDue: pounds('10'), requestedAt: facts.placedAt, dueAt: '2026-03-01T10:30:00.000Z' },
};
const captured = (amount: { amount: string; currency: string }): OrderlineEvent => ({
  type: 'PaymentCaptured',
  data: { orderId: '7', providerEventId: 'e', amount, matches: false, capturedAt: facts.placedAt },
});
const beforePaying = [...until('StockReserved'), started, asking, requested];

describe('An order that is open', () => {
  it('waits for its payment until that is due, then for a while to expire, then it is stuck', () => {
    const waitingForPayment = [...beforePaying, answered];
    expect(auditAfter(20, waitingForPayment)).toMatchObject({ faults: [], waiting: [{ orderId: '7', wait: 'payment', stuck: false }] });
    expect(waitsOf(auditAfter(32, waitingForPayment))).toEqual([['7', 'work', 'its payment to expire']]);
    expect(auditAfter(36, waitingForPayment).faults).toContain('7: stuck: waits for its payment to expire since 2026-03-01T10:30:00.000Z');
  });

  it.each<[string, readonly OrderlineEvent[], string, string]>([
    ['a placing', until('StockReserved'), 'its fulfilment to begin', '10:00:01'],
    ['a command without an outcome', beforePaying, 'the outcome of 1/RequestPayment', '10:00:04'],
    ['a capture', [...beforePaying, answered, captured(pounds('10'))], 'its fulfilment, which has nothing under way', '10:00:07'],
  ])('is at work a moment after %s, and stuck an hour later', (_what, events, what, since) => {
    expect(auditAfter(4, events).faults).toEqual([]);
    expect(waitsOf(auditAfter(4, events))).toEqual([['7', 'work', what]]);
    expect(faultsOf(events)).toContain(`7: stuck: waits for ${what} since 2026-03-01T${since}.000Z`);
    expect(auditAfter(60, events).waiting).toEqual([]);
  });

  it('waits for people as long as they like', () => {
    expect(auditAfter(9_999, until('OrderConfirmed'))).toMatchObject({ faults: [], waiting: [{ wait: 'shipping' }] });
    const onHold: OrderlineEvent = { type: 'OrderHeld', data: { ...facts, reason: 'Address in doubt', heldAt: facts.placedAt } };
    expect(auditAfter(9_999, [...until('OrderConfirmed'), onHold]).waiting).toMatchObject([{ wait: 'release' }]);
    const released: OrderlineEvent = { type: 'OrderReleased', data: { ...facts, releasedAt: facts.placedAt } };
    expect(auditAfter(9_999, [...until('OrderConfirmed'), onHold, released]).waiting).toMatchObject([{ wait: 'shipping' }]);
  });

  it('is at work while what it has just done is settled, and at fault when nobody settles it', () => {
    const shipped = until('OrderShipped');
    expect(auditAfter(1, shipped)).toMatchObject({ faults: [], waiting: [{ wait: 'work' }] });
    expect(faultsOf(shipped)).toEqual(['7: 2 of MUG are reserved, 0 are open', '7: 0 of MUG were dispatched, 2 were shipped']);
  });
});

describe('Money is counted by currency', () => {
  it('so that a capture in another one pays for nothing', () => {
    const euros = captured({ amount: '10', currency: 'EUR' });
    expect(faultsOf([...story, euros])).toEqual(['7: paid − paid back is 10 EUR and not 0']);
    const paidInEuros = story.map((event) => (event.type === 'PaymentCaptured' ? euros : event));
    expect(faultsOf(paidInEuros)).toEqual(['7: paid − paid back is -5 GBP and not 5', '7: paid − paid back is 10 EUR and not 0']);
  });

  it('and what a card paid for an order on account is owed back', () => {
    const onAccount = story.map((event) =>
      event.type === 'OrderPlaced' ? { ...event, data: { ...event.data, payment: { method: 'on-account' as const } } } : event,
    );
    expect(faultsOf(onAccount)).toEqual(['7: paid − paid back is 5 GBP and not 0']);
    expect(faultsOf(onAccount.filter(({ type }) => !type.startsWith('Payment')))).toEqual([]);
  });
});

describe('Of jars at 3.333, three by card', () => {
  const jars = { line: 1, sku: 'JAR', quantity: 3, unitPrice: pounds('3.333') };
  const ofJars = { sku: 'JAR', orderId: '7', quantity: 3 };
  const refund = (id: string, amount: string): OrderlineEvent => ({
    type: 'PaymentRefunded',
    data: { orderId: '7', refundId: id, amount: pounds(amount), reason: 'returned', byHand: false, complete: false },
  });
  /** Paid, shipped, and so many of them returned and paid back one by one. */
  const told = (paid: string, refunds: readonly string[], refundDue = refunds): OrderlineEvent[] => [
    { type: 'StockReceived', data: { sku: 'JAR', quantity: 3 } },
    {
      type: 'OrderPlaced',
      data: {
        ...facts,
        lines: [{ ...jars, name: 'Jar' }],
        total: pounds('9.999'),
        amountDue: pounds('10'),
        shipTo: { country: 'GB' },
        payment: { method: 'card' },
      },
    },
    { type: 'StockReserved', data: ofJars },
    {
      type: 'PaymentCaptured',
      data: { orderId: '7', providerEventId: 'e', amount: pounds(paid), matches: true, capturedAt: facts.placedAt },
    },
    { type: 'OrderConfirmed', data: facts },
    { type: 'OrderShipped', data: { ...facts, lines: [jars], complete: true, shippedAt: facts.placedAt } },
    { type: 'StockDispatched', data: { ...ofJars, shipment: 2 } },
    ...refunds.flatMap((amount, index): OrderlineEvent[] => [
      {
        type: 'OrderLinesReturned',
        data: {
          ...{ ...facts, lines: [{ ...jars, quantity: 1 }], value: pounds('3.333'), refundDue: pounds(refundDue[index] ?? '0') },
          ...{ reason: 'broken', complete: index === 2, returnedAt: facts.placedAt },
        },
      },
      { type: 'StockRestocked', data: { ...ofJars, quantity: 1, return: 3 + index } },
      refund(`r${index}`, amount),
    ]),
  ];

  it.each<[string, string, readonly string[]]>([
    ['paid what is due', '10', []],
    ['paid back in part', '10', ['3.33']],
    ['paid back', '10', ['3.33', '3.34', '3.33']],
    ['paid exactly, as once they could be', '9.999', []],
    ['paid and paid back exactly', '9.999', ['3.333', '3.333']],
    ['paid exactly, and paid back as it is now', '9.999', ['3.33', '3.34', '3.329']],
  ])('those that were %s are in balance', (_, paid, refunds) => {
    expect(faultsOf(told(paid, refunds))).toEqual([]);
  });

  it('a penny too much or too little is found out', () => {
    const fault = (refunds: readonly string[]) => faultsOf(told('10', refunds, ['3.33', '3.34', '3.33']));
    expect(fault(['3.34'])).toEqual(['7: paid − paid back is 6.66 GBP and not 6.67']);
    expect(fault(['3.33', '3.33', '3.33'])).toEqual(['7: paid − paid back is 0.01 GBP and not 0']);
    expect(fault(['3.333'])).toEqual(['7: paid − paid back is 6.667 GBP and not 6.67']);
  });
});
