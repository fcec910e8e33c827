import { ATTRIBUTE_NAME_PATTERN } from '#events/contracts/fields';
import { check, field, type FieldOptions } from './field.js';

export const AttributesField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } },
    check(
      'attributes',
      'must be an object of at most 200 texts (up to 2,000 characters), numbers or booleans, with names of 1–100 characters',
      isAttributes,
    ),
  );

const attributeName = new RegExp(ATTRIBUTE_NAME_PATTERN);

function isAttributes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 200 &&
    entries.every(
      ([name, member]) =>
        attributeName.test(name) &&
        (typeof member === 'boolean' ||
          (typeof member === 'number' && Number.isFinite(member)) ||
          (typeof member === 'string' && member.length <= 2_000)),
    )
  );
}
