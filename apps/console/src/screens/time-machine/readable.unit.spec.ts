import { describe, expect, it } from 'vitest';
import { readable } from './readable.js';

describe('fields as somebody reads them', () => {
  it('have one element of a list a line, money as an amount, and no sealed text', () => {
    expect(
      readable({
        status: 'placed',
        customer_id: null,
        lines: [{ line: 1, sku: 'mug', unitPrice: { amount: '12.5', currency: 'GBP' } }, { line: 2 }],
        ship_to: { name: 's1._FKgFy_g-K1q0AS6v', country: 'GB' },
        email: 's1.8wUhAfhM',
        skus: ['mug', 'jug'],
      }),
    ).toEqual({
      status: 'placed',
      customer_id: null,
      lines: 'line 1, sku mug, unitPrice 12.5 GBP\nline 2',
      ship_to: 'name sealed, country GB',
      email: 'sealed',
      skus: 'mug\njug',
    });
  });

  it('leave alone what is no object', () => {
    expect(readable('a text')).toBe('a text');
    expect(readable(null)).toBeNull();
  });
});
