import { expect, it } from 'vitest';
import { refusal } from './replay.js';

it('takes one sentence for a refusal, and anything else for a fault', () => {
  const said = { code: 1, document: undefined, errors: 'orders has no retained generation.' };
  expect(refusal(said)).toBe(said.errors);
  expect(refusal({ ...said, code: 3 })).toBeUndefined();
  expect(refusal({ ...said, errors: '' })).toBeUndefined();
  expect(refusal({ ...said, errors: 'error: duplicate key\n    at Client.query (client.js:1:1)' })).toBeUndefined();
});
