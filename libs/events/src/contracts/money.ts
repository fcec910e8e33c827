/**
 * Exact money arithmetic: amounts are whole ten-thousandths in a bigint, and decimal strings with at most four decimals in JSON.
 * One value has one spelling ("12.5", never "12.50"), so equal amounts are equal strings.
 */
export interface Money {
  /** Decimal string, at most 15 digits before and 4 after the point, for example "12.345". */
  readonly amount: string;
  /** ISO 4217 code, for example "GBP". */
  readonly currency: string;
}

/** What a decimal amount looks like on every edge: JSON bodies, stored events, environment. */
export const AMOUNT_PATTERN = '^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,4})?$';
const amountFormat = new RegExp(AMOUNT_PATTERN);
/** Ten-thousandths of the currency's unit. */
export const UNITS = 10_000n;

/** Ten-thousandths of the currency's unit. @throws RangeError when the text is no decimal of that form. */
export function parseAmount(amount: string): bigint {
  if (!amountFormat.test(amount)) throw new RangeError(`"${amount}" is not a decimal amount with at most 4 decimals`);
  const point = amount.indexOf('.');
  if (point < 0) return BigInt(amount) * UNITS;
  const fraction = amount.slice(point + 1).padEnd(4, '0');
  return BigInt(amount.slice(0, point) + fraction);
}

/** The largest amount that can be written down, in ten-thousandths. */
export const LARGEST_AMOUNT = parseAmount('999999999999999.9999');

/** The one spelling of an amount given in ten-thousandths. */
export function formatAmount(units: bigint): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(5, '0');
  const whole = digits.slice(0, -4);
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return (negative ? '-' : '') + (fraction === '' ? whole : `${whole}.${fraction}`);
}

export function money(units: bigint, currency: string): Money {
  return { amount: formatAmount(units), currency };
}

/** The same amount in its one spelling. */
export function normalizeMoney(value: Money): Money {
  return money(parseAmount(value.amount), value.currency);
}

export function multiply(price: Money, quantity: number): bigint {
  return parseAmount(price.amount) * BigInt(quantity);
}

export function sameMoney(left: Money, right: Money): boolean {
  return left.currency === right.currency && parseAmount(left.amount) === parseAmount(right.amount);
}

/** The exact value of lines priced per unit, in ten-thousandths. */
export function totalOf(lines: readonly { readonly quantity: number; readonly unitPrice: Money }[]): bigint {
  return lines.reduce((sum, line) => sum + multiply(line.unitPrice, line.quantity), 0n);
}
