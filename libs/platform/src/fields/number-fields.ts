import { IsInt, Max, Min } from 'class-validator';
import { field, type FieldOptions, matches } from './field.js';

export const IntegerField = (minimum: number, maximum: number, options: FieldOptions = {}) => {
  const { message } = options;
  return field(options, { type: 'integer', minimum, maximum }, IsInt({ message }), Min(minimum, { message }), Max(maximum, { message }));
};

export const QuantityField = () => IntegerField(1, 1_000_000_000);

/** A whole number in a query string, left as the text that it comes as. */
export const DigitsField = (mostDigits: number, options: FieldOptions = {}) =>
  field(options, { type: 'integer', minimum: 0 }, matches(`^\\d{1,${mostDigits}}$`, options.message ?? 'must be a whole number from 0'));
