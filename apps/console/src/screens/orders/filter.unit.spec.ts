import { describe, expect, it } from 'vitest';
import { addressOf, everything, filterIn, isSearch, listQuery, personOf, searchQuery } from './filter.js';

describe('A filter of orders', () => {
  it('stands in the address, and is read out of it', () => {
    const filter = { ...everything, status: 'placed', q: 'tea & cup' };

    expect(addressOf(filter)).toBe('/desk?status=placed&q=tea+%26+cup');
    expect(filterIn(new URL(addressOf(filter), 'http://desk').searchParams)).toEqual(filter);
    expect(addressOf(everything)).toBe('/desk');
  });

  it('has no name and no e-mail in the address', () => {
    const filter = { ...everything, status: 'placed', name: 'Ann', email: 'ann@example.org' };

    expect(addressOf(filter)).toBe('/desk?status=placed');
    expect(filterIn(new URLSearchParams('status=placed&name=Bob'))).toEqual({ ...everything, status: 'placed' });
    expect(filterIn(new URLSearchParams('status=placed'), personOf(filter))).toEqual(filter);
  });

  it('is asked of the list, or of the search where something is looked for, which knows no hold', () => {
    const filter = { ...everything, status: 'placed', held: 'true', from: '2026-01-01' };

    expect(isSearch(filter)).toBe(false);
    expect(listQuery(filter)).toEqual({ status: 'placed', held: 'true', from: '2026-01-01' });
    expect(isSearch({ ...filter, name: 'Ann' })).toBe(true);
    expect(searchQuery({ ...filter, name: 'Ann' })).toEqual({ status: 'placed', from: '2026-01-01', name: 'Ann' });
  });
});
