import { applyDecorators, type PipeTransform } from '@nestjs/common';
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
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ATTRIBUTE_NAME_PATTERN, CURRENCY_PATTERN, ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';
import { AMOUNT_PATTERN } from '#events/contracts/money';
import { invalid } from '../problems/problem.js';

/**
 * The vocabulary of fields, for bodies, query strings and paths alike: each decorator of this folder checks a field and describes it in the
 * OpenAPI document, from one place.
 */
export interface FieldOptions {
  /** Absent is fine, null is not. */
  readonly optional?: boolean;
  readonly description?: string;
  /** What stands where the field is absent; described only, the class sets it. */
  readonly default?: number;
  /** Instead of the decorator's own words for a wrong value. */
  readonly message?: string;
}

export function field(options: FieldOptions, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, description, default: standing } = options;
  return applyDecorators(
    ApiProperty({ ...api, required: !optional, description, default: standing } as ApiPropertyOptions),
    ...(optional ? [ValidateIf((_fields, value) => value !== undefined)] : []),
    ...checks,
  );
}

const matches = (pattern: string, message: string) => Matches(new RegExp(pattern), { message });

/** A check that class-validator does not have. */
export const check = (name: string, message: string, validate: (value: unknown) => boolean) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

const idMessage = 'must be 1–100 characters of A–Z a–z 0–9 . _ -';
const skuMessage = 'must be 1–40 characters of A–Z a–z 0–9 . _ -';

export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: ID_PATTERN }, matches(ID_PATTERN, idMessage));

export const SkuField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: SKU_PATTERN }, matches(SKU_PATTERN, skuMessage));

/** For `@Param('id', pathId)`. @throws Problem validation-failed */
export const pathId = inPath('path id', ID_PATTERN, idMessage);

/** For `@Param('sku', pathSku)`. @throws Problem validation-failed */
export const pathSku = inPath('path sku', SKU_PATTERN, skuMessage);

function inPath(path: string, pattern: string, message: string): PipeTransform<string, string> {
  const format = new RegExp(pattern);
  return {
    transform: (value) => {
      if (!format.test(value)) throw invalid(path, message);
      return value;
    },
  };
}

export const TextField = (minLength: number, maxLength: number, options: FieldOptions = {}) =>
  field(options, { type: String, minLength, maxLength }, IsString(), Length(minLength, maxLength));

/** A text in a query string, of characters that PostgreSQL can hold; a body has been checked for them before. */
export const QueryTextField = (maxLength: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: String, maxLength },
    check(
      'text',
      `must be one text of at most ${maxLength} characters, without U+0000`,
      (value) => typeof value === 'string' && value.length <= maxLength && !value.includes('\0') && value.isWellFormed(),
    ),
  );

export const ChoiceField = (choices: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...choices] }, IsIn([...choices], { message: options.message }));

export const IntegerField = (minimum: number, maximum: number, options: FieldOptions = {}) => {
  const { message } = options;
  return field(options, { type: 'integer', minimum, maximum }, IsInt({ message }), Min(minimum, { message }), Max(maximum, { message }));
};

export const QuantityField = () => IntegerField(1, 1_000_000_000);

/** A whole number in a query string, left as the text that it comes as. */
export const DigitsField = (mostDigits: number, options: FieldOptions = {}) =>
  field(options, { type: 'integer', minimum: 0 }, matches(`^\\d{1,${mostDigits}}$`, options.message ?? 'must be a whole number from 0'));

export const CurrencyField = () =>
  field({}, { type: String, pattern: CURRENCY_PATTERN, example: 'GBP' }, matches(CURRENCY_PATTERN, 'must be an ISO 4217 code such as GBP'));

export const AmountField = () =>
  field(
    {},
    { type: String, pattern: AMOUNT_PATTERN, example: '12.345' },
    matches(AMOUNT_PATTERN, 'must be a decimal string with at most 4 decimals'),
  );

// The OpenAPI document tells a type that is named late by the name of its function, `type`: hence `type: () => type()`.
export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  field(options, { type: () => type() }, IsObject(), ValidateNested(), Type(type));

export const NestedListField = (type: () => new () => object, minItems: number, maxItems: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: () => type(), isArray: true, minItems, maxItems },
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
