import { LARGEST_AMOUNT, UNITS } from './money.js';

/**
 * The currencies of ISO 4217, list one, as of 2026-01-01 (published by SIX, the maintenance agency: www.six-group.com), by their decimals: those
 * with a minor unit, so no metals and no test codes. Not from `Intl`, which says 0 for HUF where the standard says 2. Decimals that change make
 * the orders view's next version: its rows tell what is due only where the table says otherwise.
 */
const byDecimals: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE
    CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK
    LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON
    RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST
    XAD XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** All codes with their decimals. */
export const currencies: ReadonlyMap<string, number> = new Map(
  Object.entries(byDecimals).flatMap(([decimals, codes]) => codes.split(/\s+/).map((code) => [code, Number(decimals)])),
);

export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/**
 * What can be collected of a value, which is not negative: rounded half up to the currency's own decimals; the largest, where that could not be
 * written down, are rounded down. The exact value in what is not in the table, since older events may have any code.
 */
export function due(units: bigint, currency: string): bigint {
  const decimals = currencies.get(currency);
  const step = decimals === undefined ? 1n : UNITS / 10n ** BigInt(decimals);
  const rounded = ((units + step / 2n) / step) * step;
  return rounded > LARGEST_AMOUNT ? (units / step) * step : rounded;
}
