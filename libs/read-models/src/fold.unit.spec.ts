import { describe, expect, test } from 'vitest';
import { walletStream } from '#events/contracts/wallet-events';
import { ignored, type Recorded, rows, sums } from './fold.js';
import { defineProjection } from './projection.js';
import { defineTable, numeric, text } from './table.js';

const spent = defineTable({ name: 'spent', columns: { customer_id: text, spent: numeric }, key: ['customer_id'], indexes: [] });
const movement = { customerId: 'ada', amount: { amount: '2', currency: 'GBP' }, balance: { amount: '3', currency: 'GBP' }, reference: '' };
const place = { stream: 'wallet-ada', revision: 0, position: 1n, occurredAt: '2026-03-01T10:00:00.000Z' };
const debited: Recorded = { type: 'WalletDebited', data: movement, ...place };
const credited: Recorded = { type: 'WalletCredited', data: movement, ...place };

const lastSpent = rows(spent, [walletStream], {
  keys: ({ data }) => [[data.customerId]],
  evolve: { WalletDebited: (_row, { data }) => ({ customer_id: data.customerId, spent: data.amount.amount }), WalletCredited: ignored },
});
const allSpent = sums(spent, [walletStream], {
  WalletDebited: ({ data }) => [{ key: [data.customerId], add: { spent: 20_000n } }],
  WalletCredited: ignored,
});

describe('a fold', () => {
  test('hears of the events that it answers, and of none that it ignores', () => {
    expect([lastSpent.types, allSpent.types]).toEqual([['WalletDebited'], ['WalletDebited']]);
    expect(defineProjection({ name: 'spent', version: 1, folds: [lastSpent, allSpent] }).events).toEqual(['WalletDebited']);
  });

  test('passes over what comes for another fold of its view', () => {
    const row = { customer_id: 'ada', spent: '2' };
    expect(lastSpent.keys(debited)).toEqual([['ada']]);
    expect(lastSpent.evolve(undefined, debited, ['ada'])).toEqual(row);
    expect(lastSpent.keys(credited)).toEqual([]);
    expect(lastSpent.evolve(row, credited, ['ada'])).toBe(row);
    expect([allSpent.additions(debited).length, allSpent.additions(credited).length]).toEqual([1, 0]);
  });

  test('must answer every event of the streams that it names', () => {
    // @ts-expect-error WalletCredited has no answer
    expect(() => sums(spent, [walletStream], { WalletDebited: ignored })).toThrow('WalletCredited has no answer');
    const evolve = { WalletDebited: ignored } as const;
    // @ts-expect-error WalletCredited has no answer
    expect(() => rows(spent, [walletStream], { keys: () => [], evolve })).toThrow('WalletCredited has no answer');
  });
});
