import { expect, it } from 'vitest';
import { type Recorded } from './fold.js';
import { languageOf, productSearchProjection } from './product-search.js';
import { searchLanguages } from './search/languages.js';

const event = (): Recorded<'ProductAdded'> => ({
  type: 'ProductAdded',
  data: { sku: 'A', name: 'Lampen', category: 'lights', attributes: {}, price: { amount: '1', currency: 'EUR' } },
  stream: 'product-A',
  revision: 0,
  position: 1n,
  occurredAt: '2026-03-01T10:00:00.000Z',
});
const foldIn = (language: 'english' | 'german') => productSearchProjection(language).folds[0];

it('given an event that several indexes share, each reads it in its own language, prepared or not', () => {
  const shared = event();
  foldIn('english').prepare?.(shared);
  for (const language of ['german', 'english', 'german'] as const)
    expect(foldIn(language).evolve(undefined, shared, ['A'])).toEqual(foldIn(language).evolve(undefined, event(), ['A']));
  const [english, german] = [foldIn('english'), foldIn('german')].map((fold) => fold.evolve(undefined, shared, ['A'])?.terms);
  expect(english).not.toBe(german);
});

it('given any language, its version says which one, and all others feed what they have made', () => {
  for (const language of searchLanguages) {
    const { version, variants } = productSearchProjection(language);
    expect(languageOf(version)).toBe(language);
    expect(variants.map((variant) => languageOf(variant.version)).sort()).toEqual(
      searchLanguages.filter((other) => other !== language).sort(),
    );
  }
});
