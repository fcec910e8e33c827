import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { currencies, isCurrency } from '#events/contracts/currencies';
import { AMOUNT_PATTERN } from '#events/contracts/money';
import { GIVEN_ID_PATTERN, GIVEN_SKU_PATTERN, idMessage, skuMessage } from './identifiers.js';
import { Shaped } from './shapes.js';

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
  return shapedField({}, options, api, ...checks);
}

export function shapedField(
  shape: Parameters<typeof Shaped>[0],
  options: FieldOptions,
  api: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const { optional = false, description, default: standing } = options;
  return applyDecorators(
    Shaped(shape),
    ApiProperty({ ...api, required: !optional, description, default: standing } as ApiPropertyOptions),
    ...(optional ? [ValidateIf((_fields, value) => value !== undefined)] : []),
    ...checks,
  );
}

const matches = (pattern: string, message: string) => Matches(new RegExp(pattern), { message });

/** A check that class-validator does not have. */
export const check = (name: string, message: string, validate: (value: unknown) => boolean) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });

export const IdField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: GIVEN_ID_PATTERN }, matches(GIVEN_ID_PATTERN, idMessage));

export const SkuField = (options: FieldOptions = {}) =>
  field(options, { type: String, pattern: GIVEN_SKU_PATTERN }, matches(GIVEN_SKU_PATTERN, skuMessage));

/**
 * One spelling for what looks the same (Unicode's NFC), or a word would not be found by who composes its letters otherwise. Nothing is read again:
 * what was stored in another spelling stays so, and is not found by this one, until it is given anew.
 */
export const composed = (text: string) => text.normalize('NFC');

/** Whether a text has so many characters: code points, as JSON Schema counts them. */
export function hasLength(text: string, least: number, most: number): boolean {
  if (text.length < least || text.length > 2 * most) return false;
  let characters = 0;
  for (const _character of text) characters++;
  return characters >= least && characters <= most;
}

const length = (least: number, most: number) =>
  check('length', `must have ${least === 0 ? `at most ${most}` : `${least} to ${most}`} characters`, (value) => {
    return typeof value === 'string' && hasLength(value, least, most);
  });

/** What the field's value becomes before it is checked. */
const reading = (read: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? read(value) : value));

interface TextFieldOptions extends FieldOptions {
  /** Stays as it was sent: for what is compared byte by byte, or has a spelling of its own. */
  readonly verbatim?: boolean;
  /** Described only: what the text is, and what is checked of it elsewhere. */
  readonly described?: Readonly<Record<string, unknown>>;
}

/** No text holds U+0000: in a body that is looked for before any field is. */
export const STORABLE_PATTERN = '^[^\\u0000]*$';

export const TextField = (minLength: number, maxLength: number, options: TextFieldOptions = {}) => {
  const checks = [IsString(), length(minLength, maxLength)];
  return field(
    options,
    { type: String, minLength, maxLength, pattern: STORABLE_PATTERN, ...options.described },
    ...(options.verbatim === true ? [] : [reading(composed)]),
    ...checks,
  );
};

/** A text in a query string, of characters that PostgreSQL can hold; a body has been checked for them before. */
export const QueryTextField = (maxLength: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: String, maxLength, pattern: STORABLE_PATTERN },
    reading(composed),
    check(
      'text',
      `must be one text of at most ${maxLength} characters, without U+0000`,
      (value) => typeof value === 'string' && hasLength(value, 0, maxLength) && !value.includes('\0') && value.isWellFormed(),
    ),
  );

/** One to a hundred characters, and what white space stands around them. */
const COUNTRY_PATTERN = '^\\s*[^\\s\\u0000]([^\\u0000]{0,98}[^\\s\\u0000])?\\s*$';

/** ISO 3166 alpha-2 in capitals, however it was sent, or a name as imported. */
export const CountryField = (options: FieldOptions = {}) =>
  field(
    { description: 'ISO 3166 alpha-2, or a name as imported.', ...options },
    { type: String, pattern: COUNTRY_PATTERN },
    reading(readCountry),
    IsString(),
    length(1, 100),
  );

function readCountry(text: string): string {
  const country = composed(text).trim();
  return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : country;
}

export const ChoiceField = (choices: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...choices] }, IsIn([...choices], { message: options.message }));

export const IntegerField = (minimum: number, maximum: number, options: FieldOptions = {}) => {
  const { message } = options;
  return field(options, { type: 'integer', minimum, maximum }, IsInt({ message }), Min(minimum, { message }), Max(maximum, { message }));
};

export const QuantityField = () => IntegerField(1, 1_000_000_000);

/** A whole number in a query string, left as the text that it comes as. */
export const DigitsField = (mostDigits: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: 'integer', minimum: 0, maximum: 10 ** mostDigits - 1 },
    matches(`^\\d{1,${mostDigits}}$`, options.message ?? 'must be a whole number from 0'),
  );

export const CurrencyField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, enum: [...currencies.keys()], enumName: 'Currency', example: 'GBP' },
    check('currency', 'must be an ISO 4217 code such as GBP', (value) => typeof value === 'string' && isCurrency(value)),
  );

/** Zero has one sign. */
const GIVEN_AMOUNT_PATTERN = AMOUNT_PATTERN.replace('^', '^(?!-0(?:\\.0+)?$)');
const UNSIGNED_AMOUNT_PATTERN = AMOUNT_PATTERN.replace('^-?', '^');
const signs = {
  /** Of a price. */
  'zero or more': UNSIGNED_AMOUNT_PATTERN,
  /** Of money that moves. */
  'above zero': UNSIGNED_AMOUNT_PATTERN.replace('^', '^(?!0(?:\\.0+)?$)'),
};

/** A price in a query string. */
export const QueryPriceField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, pattern: UNSIGNED_AMOUNT_PATTERN, example: '12.5' },
    matches(UNSIGNED_AMOUNT_PATTERN, 'must be an amount such as 12.5, zero or more, with at most 4 decimals'),
  );

/** @param sign described only: the rules of the domain refuse other amounts, each with a reason of its own */
export const AmountField = (sign: keyof typeof signs) =>
  field(
    { description: `A decimal number, ${sign}.` },
    { type: String, pattern: signs[sign], example: '12.345' },
    matches(GIVEN_AMOUNT_PATTERN, 'must be a decimal string with at most 4 decimals, and not -0'),
  );

// The OpenAPI document tells a type that is named late by the name of its function, `type`: hence `type: () => type()`.
export const NestedField = (type: () => new () => object, options: FieldOptions = {}) =>
  shapedField({ of: type }, options, { type: () => type() }, IsObject(), ValidateNested(), Type(type));

export const NestedListField = (type: () => new () => object, minItems: number, maxItems: number, options: FieldOptions = {}) =>
  shapedField(
    { of: type, mostItems: maxItems },
    options,
    { type: () => type(), isArray: true, minItems, maxItems },
    IsArray(),
    ArrayMinSize(minItems),
    ArrayMaxSize(maxItems),
    ValidateNested({ each: true }),
    Type(type),
  );
