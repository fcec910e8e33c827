import { describe, expect, it } from 'vitest';
import { filterOf, letsIn, searchOf, tailAddress } from './log-filter.js';

describe('what is looked for in the log', () => {
  it('stands in the address and comes out of it again', () => {
    const filter = { type: 'OrderPlaced', actor: 'clara & co', from: '2026-01-01' };

    expect(searchOf(filter)).toBe('?type=OrderPlaced&actor=clara+%26+co&from=2026-01-01');
    expect(filterOf(searchOf(filter).slice(1))).toEqual(filter);
  });

  it('is nothing where fields are empty or unknown', () => {
    expect(filterOf('type=%20&colour=red')).toEqual({});
    expect(searchOf({ type: ' ' })).toBe('');
  });

  it('lets nothing in where it ends at a time', () => {
    expect(letsIn({ from: '2026-01-01' })).toBe(true);
    expect(letsIn({ to: '2026-01-01' })).toBe(false);
  });

  it('is followed by the same names, but without times', () => {
    expect(tailAddress('http://localhost:3001', { stream: 'order-7', from: '2026-01-01' })).toBe(
      'http://localhost:3001/events/changes?stream=order-7',
    );
  });
});
