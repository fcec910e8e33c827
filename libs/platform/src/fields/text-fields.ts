import { Transform } from 'class-transformer';
import { IsIn, IsString, Length } from 'class-validator';
import { check, field, type FieldOptions } from './field.js';

/**
 * One spelling for what looks the same (Unicode's NFC), or a word would not be found by who composes its letters otherwise. Nothing is read again:
 * what was stored in another spelling stays so, and is not found by this one, until it is given anew.
 */
export const composed = (text: string) => text.normalize('NFC');

/** What the field's value becomes before it is checked. */
const reading = (read: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? read(value) : value));

interface TextFieldOptions extends FieldOptions {
  /** Stays as it was sent: for what is compared byte by byte, or has a spelling of its own. */
  readonly verbatim?: boolean;
}

export const TextField = (minLength: number, maxLength: number, options: TextFieldOptions = {}) => {
  const checks = [IsString(), Length(minLength, maxLength)];
  return field(options, { type: String, minLength, maxLength }, ...(options.verbatim === true ? [] : [reading(composed)]), ...checks);
};

/** A text in a query string, of characters that PostgreSQL can hold; a body has been checked for them before. */
export const QueryTextField = (maxLength: number, options: FieldOptions = {}) =>
  field(
    options,
    { type: String, maxLength },
    reading(composed),
    check(
      'text',
      `must be one text of at most ${maxLength} characters, without U+0000`,
      (value) => typeof value === 'string' && value.length <= maxLength && !value.includes('\0') && value.isWellFormed(),
    ),
  );

/** ISO 3166 alpha-2 in capitals, however it was sent, or a name as imported. */
export const CountryField = (options: FieldOptions = {}) =>
  field(
    { description: 'ISO 3166 alpha-2, or a name as imported.', ...options },
    { type: String, minLength: 1, maxLength: 100 },
    reading(readCountry),
    IsString(),
    Length(1, 100),
  );

function readCountry(text: string): string {
  const country = composed(text).trim();
  return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : country;
}

export const ChoiceField = (choices: readonly string[], options: FieldOptions = {}) =>
  field(options, { type: String, enum: [...choices] }, IsIn([...choices], { message: options.message }));
