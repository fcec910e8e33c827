import fc from 'fast-check';
import { type Money } from '#events/contracts/money';

/** Amounts as callers spell them: with up to four decimals, trailing zeros included. */
const anyAmount: fc.Arbitrary<string> = fc
  .tuple(fc.nat({ max: 9_999_999 }), fc.stringMatching(/^[0-9]{0,4}$/))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

export const anyPrice: fc.Arbitrary<Money> = anyAmount.map(gbp);

export const anyQuantity = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 100_000 }));

export const anyText = fc.string({ unit: 'grapheme', maxLength: 20 });

export function gbp(amount: string): Money {
  return { amount, currency: 'GBP' };
}

/** An independent reading of a non-negative amount, in ten-thousandths. */
export function tenThousandths(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction) * 10n ** BigInt(4 - fraction.length);
}
