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

function faultsOf(events: readonly OrderlineEvent[]): string[] {
  const ledger = new Ledger();
  for (const event of events) ledger.add(event);
  return audit(ledger);
}
const without = (type: string) => story.filter((event) => event.type !== type);

it('a story in balance has no fault', () => {
  expect(faultsOf(story)).toEqual([]);
});

it.each([
  ['OrderConfirmed', '7: stuck: neither confirmed, rejected nor cancelled'],
  ['StockDispatched', '7: 2 of MUG are reserved, 0 are open'],
  ['StockDispatched', '7: 0 of MUG were dispatched, 2 were shipped'],
  ['StockRestocked', '7: 0 of MUG were restocked, 1 were returned'],
  ['PaymentRefunded', '7: paid − paid back is 10 and not 5'],
  ['PaymentCaptured', '7: paid − paid back is -5 and not 5'],
])('a story without its %s is found out', (type, fault) => {
  expect(faultsOf(without(type))).toContain(fault);
});

it.each([
  ['StockReserved', 'MUG: reserved 2 times for 7'],
  ['StockDispatched', '7: 4 of MUG were dispatched, 2 were shipped'],
  ['StockRestocked', '7: 2 of MUG were restocked, 1 were returned'],
  ['OrderConfirmed', '7: OrderConfirmed 2 times'],
  ['PaymentRefunded', '7: paid − paid back is 0 and not 5'],
])('a story whose %s happens twice is found out', (type, fault) => {
  expect(faultsOf(story.flatMap((event) => (event.type === type ? [event, event] : [event])))).toContain(fault);
});

it('more reserved than there is, and a command without an outcome, are found out', () => {
  expect(faultsOf([{ type: 'StockReserved', data: { ...held, quantity: 4 } }])).toContain('MUG: available fell to -4');
  const commands = [{ key: '0/confirm', type: 'ConfirmOrder' as const }];
  const advanced = { orderId: '7', status: 'confirming' as const, because: 'outcomes', commands, timers: [] };
  expect(faultsOf([...story, { type: 'FulfilmentAdvanced', data: advanced }])).toContain('7: nothing came of 0/confirm');
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
    expect(fault(['3.34'])).toEqual(['7: paid − paid back is 6.66 and not 6.67']);
    expect(fault(['3.33', '3.33', '3.33'])).toEqual(['7: paid − paid back is 0.01 and not 0']);
    expect(fault(['3.333'])).toEqual(['7: paid − paid back is 6.667 and not 6.67']);
  });
});
