import { expect, it } from 'vitest';
import { decodeParams } from './decode-params.js';

it.each([
  ['a%2Fb', 'a/b'],
  ['100%', '100%'],
  ['%ff', '%ff'],
  [undefined, undefined],
])('%j in an address is %j', (given, meant) => {
  expect(decodeParams({ id: given })).toEqual({ id: meant });
});
