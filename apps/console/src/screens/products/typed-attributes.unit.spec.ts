import { expect, it } from 'vitest';
import { attributesText, typedAttributes } from './typed-attributes.js';

it('attributes are typed one a line, and are what they look like', () => {
  const attributes = { colour: 'red: dark', litres: 1.5, new: true, code: '007' };

  expect(attributesText(attributes)).toBe('colour: red: dark\nlitres: 1.5\nnew: true\ncode: 007');
  expect(typedAttributes(`${attributesText(attributes)}\n\n`)).toEqual(attributes);
});
