import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everything } from './filter.js';

const kept = new Map<string, string>();
const asKept = () => [...kept.values()].join('');
beforeEach(() => {
  vi.resetModules();
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});
afterEach(() => void vi.unstubAllGlobals());

const ann = { ...everything, status: 'placed', name: 'Ann', email: 'ann@example.org' };

it('a filter is kept without whom it looks for', async () => {
  const { saveFilter, savedFilters } = await import('./saved-filters.js');

  saveFilter('Hers', ann);

  expect(savedFilters.value).toEqual([{ name: 'Hers', filter: { ...everything, status: 'placed' } }]);
  expect(asKept()).toContain('placed');
  expect(asKept()).not.toMatch(/ann/i);
});

it('whom a filter of an older page looks for is let go of', async () => {
  kept.set('orderline.order-filters', JSON.stringify([{ name: 'Hers', filter: ann }]));

  const { savedFilters } = await import('./saved-filters.js');

  expect(savedFilters.value).toEqual([{ name: 'Hers', filter: { ...everything, status: 'placed' } }]);
  expect(asKept()).not.toMatch(/ann/i);
});
