import { describe, expect, it } from 'vitest';
import { refusals } from './refusals.js';

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
