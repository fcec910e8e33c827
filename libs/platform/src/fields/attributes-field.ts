import { ATTRIBUTE_NAME_PATTERN } from '#events/contracts/fields';
import { Transform, Type } from 'class-transformer';
import { type ApiPropertyOptions } from '@nestjs/swagger';
import { check, composed, type FieldOptions, hasLength, shapedField } from './fields.js';

const MOST_ATTRIBUTES = 200;
const MOST_CHARACTERS = 2_000;

export const AttributesField = (options: FieldOptions = {}) =>
  shapedField(
    { mostMembers: MOST_ATTRIBUTES },
    options,
    {
      type: 'object',
      maxProperties: MOST_ATTRIBUTES,
      propertyNames: { pattern: ATTRIBUTE_NAME_PATTERN },
      additionalProperties: { oneOf: [{ type: 'string', maxLength: MOST_CHARACTERS }, { type: 'number' }, { type: 'boolean' }] },
      example: { colour: 'white', heightCm: 24, outdoor: true },
    } as ApiPropertyOptions,
    // Of what was sent, and not looked into by class-transformer: it passes over names that every object has by itself, and fails at a `constructor`.
    Type(() => Boolean),
    Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => composedAttributes(obj[key])),
    check(
      'attributes',
      'must be an object of at most 200 texts (up to 2,000 characters), numbers or booleans, with names of 1–100 characters, each once',
      isAttributes,
    ),
  );

const attributeName = new RegExp(ATTRIBUTE_NAME_PATTERN);

/** The same where a name would then stand twice: it is refused. */
function composedAttributes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(
    ([name, member]: [string, unknown]) => [composed(name), typeof member === 'string' ? composed(member) : member] as const,
  );
  const attributes: Readonly<Record<string, unknown>> = Object.fromEntries(entries);
  return Object.keys(attributes).length === entries.length ? attributes : value;
}

function isAttributes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MOST_ATTRIBUTES &&
    entries.every(
      ([name, member]) =>
        attributeName.test(name) &&
        name === composed(name) &&
        (typeof member === 'boolean' ||
          (typeof member === 'number' && Number.isFinite(member)) ||
          (typeof member === 'string' && hasLength(member, 0, MOST_CHARACTERS))),
    )
  );
}
