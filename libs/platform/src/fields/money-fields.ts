import { CURRENCY_PATTERN } from '#events/contracts/fields';
import { AMOUNT_PATTERN } from '#events/contracts/money';
import { field, matches } from './field.js';

export const CurrencyField = () =>
  field({}, { type: String, pattern: CURRENCY_PATTERN, example: 'GBP' }, matches(CURRENCY_PATTERN, 'must be an ISO 4217 code such as GBP'));

export const AmountField = () =>
  field(
    {},
    { type: String, pattern: AMOUNT_PATTERN, example: '12.345' },
    matches(AMOUNT_PATTERN, 'must be a decimal string with at most 4 decimals'),
  );
