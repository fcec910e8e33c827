import { describe, expect, it } from 'vitest';
import { differencesBetween } from './differences.js';

const order = {
  status: 'confirmed',
  hold: null,
  revision: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
  actions: ['ship', 'cancel'],
  lines: [{ line: 3, shipped: 0, unitPrice: { amount: '4.00', currency: 'GBP' } }],
};

describe('What somebody else has changed', () => {
  it('is told field by field, with lines by their numbers and money in one', () => {
    const lines = [{ line: 3, shipped: 2, unitPrice: { amount: '5.00', currency: 'GBP' } }];
    const later = { ...order, status: 'partially-shipped', hold: { reason: 'Doubt' }, lines };

    expect(differencesBetween(order, later)).toEqual([
      { what: 'status', before: 'confirmed', after: 'partially-shipped' },
      { what: 'line 3 shipped', before: '0', after: '2' },
      { what: 'line 3 unit price', before: '4.00 GBP', after: '5.00 GBP' },
      { what: 'hold reason', before: 'nothing', after: 'Doubt' },
    ]);
  });

  it('is nothing where only what every event changes is otherwise', () => {
    expect(differencesBetween(order, { ...order, revision: 2, updatedAt: '2026-01-02T00:00:00.000Z', actions: [] })).toEqual([]);
  });

  it('tells what is gone', () => {
    expect(differencesBetween({ address: { city: 'York' } }, {})).toEqual([{ what: 'address city', before: 'York', after: 'nothing' }]);
  });
});
