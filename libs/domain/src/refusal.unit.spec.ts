import { describe, expect, it } from 'vitest';
import { Refusal, refusals } from './refusal.js';

describe('The catalogue of refusals', () => {
  it.each(Object.entries(refusals))('%s reads as a page of documentation', (code, { title, explanation }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z][^.]+$/);
    expect(explanation).toMatch(/^[A-Z].+\.$/);
  });

  it('names an absent aggregate not-found and one that is there already a conflict', () => {
    for (const [code, { kind }] of Object.entries(refusals)) {
      expect(kind === 'not-found').toBe(code.endsWith('-not-found'));
      expect(kind === 'forbidden').toBe(code.endsWith('-forbidden'));
      if (code.endsWith('-exists')) expect(kind).toBe('conflict');
    }
  });
});

it('A refusal carries its code and what it concerns', () => {
  const refusal = new Refusal('stock-insufficient', 'TEAPOT has 2 available.', { skus: ['TEAPOT'] });
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({
    name: 'Refusal',
    code: 'stock-insufficient',
    message: 'TEAPOT has 2 available.',
    details: { skus: ['TEAPOT'] },
  });
});
