import { IsIn, IsString, Length } from 'class-validator';
import { check, field, type FieldOptions } from './field.js';

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
