import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Matches, ValidateBy, ValidateIf } from 'class-validator';

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
  const described = {
    ...api,
    required: !optional,
    ...(description === undefined ? {} : { description }),
    ...(standing === undefined ? {} : { default: standing }),
  };
  return applyDecorators(
    ApiProperty(described as ApiPropertyOptions),
    ...(optional ? [ValidateIf((_fields, value) => value !== undefined)] : []),
    ...checks,
  );
}

export const matches = (pattern: string, message: string) => Matches(new RegExp(pattern), { message });

/** A check that class-validator does not have. */
export const check = (name: string, message: string, validate: (value: unknown) => boolean) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => message } });
