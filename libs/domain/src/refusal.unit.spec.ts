import { expect, it } from 'vitest';
import { Refusal } from './refusal.js';

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
