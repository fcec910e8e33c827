import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ATTRIBUTE_NAME_PATTERN, CURRENCY_PATTERN, ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';
import { AMOUNT_PATTERN } from '#events/contracts/money';

/** The vocabulary of request bodies: each decorator checks a field and describes it in the OpenAPI document, from one place. */
interface FieldOptions {
  readonly optional?: boolean;
  readonly description?: string;
}

function field(options: FieldOptions, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const described = {
    ...api,
    required: options.optional !== true,
    ...(options.description === undefined ? {} : { description: options.description }),
  };
  return applyDecorators(
    ApiProperty(described as ApiPropertyOptions),
    ...(options.optional === true ? [IsOptionalField()] : []),
    ...checks,
  );
}

/** Absent is fine, null is not. */
function IsOptionalField(): PropertyDecorator {
  return ValidateIf((_body, value) => value !== undefined);
}

const matches = (pattern: string, message: string) => Matches(new RegExp(pattern), { message: `$property ${message}` });

export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: ID_PATTERN }, matches(ID_PATTERN, 'must be 1–100 characters of A–Z a–z 0–9 . _ -'));

export const SkuField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: SKU_PATTERN }, matches(SKU_PATTERN, 'must be 1–40 characters of A–Z a–z 0–9 . _ -'));

export const CurrencyField = () =>
  field({}, { type: String, pattern: CURRENCY_PATTERN, example: 'GBP' }, matches(CURRENCY_PATTERN, 'must be an ISO 4217 code such as GBP'));

export const AmountField = () =>
  field(
    {},
    { type: String, pattern: AMOUNT_PATTERN, example: '12.345' },
    matches(AMOUNT_PATTERN, 'must be a decimal string with at most 4 decimals'),
  );

export const TextField = (minLength: number, maxLength: number, options: FieldOptions = {}) =>
  field(options, { type: String, minLength, maxLength }, IsString(), Length(minLength, maxLength));

export const QuantityField = () => field({}, { type: 'integer', minimum: 1, maximum: 1_000_000_000 }, IsInt(), Min(1), Max(1_000_000_000));

export const IntegerField = (minimum: number, maximum: number, options: FieldOptions = {}) =>
  field(options, { type: 'integer', minimum, maximum }, IsInt(), Min(minimum), Max(maximum));

export const ChoiceField = (choices: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...choices] }, IsIn([...choices]));

/** Business time: ISO 8601 in UTC, a real date. */
export const TimeField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date-time', example: '2010-12-01T08:26:00Z' }, MaxLength(40), IsUtcTime());

export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type }, IsObject(), ValidateNested(), Type(type));

export const NestedListField = (type: () => new () => object, minItems: number, maxItems: number, options: FieldOptions = {}) =>
  field(
    options,
    { type, isArray: true, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    ValidateNested({ each: true }),
    Type(type),
  );

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

function IsUtcTime(): PropertyDecorator {
  return check('utcTime', 'must be an ISO 8601 time in UTC such as 2010-12-01T08:26:00Z', (value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(value)) return false;
    const time = new Date(value);
    // Date rolls 30 February over into March.
    return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === value.slice(0, 10);
  });
}

function check(name: string, message: string, validate: (value: unknown) => boolean): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: `$property ${message}` },
      validator: { validate },
    });
}

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
