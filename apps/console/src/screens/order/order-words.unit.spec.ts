import { describe, expect, it } from 'vitest';
import { inWords } from '../../desk/differences.js';
import { describeEvent } from './describe-event.js';
import { namedLines } from './typed-quantities.js';

const money = { amount: '1.00', currency: 'GBP' };
const line = { line: 1, sku: 'A', name: 'A', quantity: 3, unitPrice: money, lineTotal: money, shipped: 0, returned: 0 };

describe('An event in the timeline', () => {
  it('is told in words', () => {
    expect(inWords('OrderLinesReturned')).toBe('Order lines returned');
    expect(describeEvent({ data: { lines: [{ quantity: 1 }, { quantity: 2 }], reason: 'Broken' } })).toBe('3 units · Broken');
    expect(describeEvent({ data: { amount: money, trackingNumber: 'JD-1' } })).toBe('1.00 GBP · tracked as JD-1');
    expect(describeEvent({ data: null })).toBe('');
  });
});

describe('Quantities as they are typed', () => {
  it('name the lines that something is typed for', () => {
    const lines = [line, { ...line, line: 2 }, { ...line, line: 3 }];
    expect(namedLines(lines, { 1: '2', 2: ' ', 3: '0' })).toEqual([{ line: 1, quantity: 2 }]);
  });
});
