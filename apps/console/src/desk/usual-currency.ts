import { type Currency } from './shapes.js';

const KEPT_AS = 'orderline.currency';

/** What was last typed in here; pounds at first. */
export const usualCurrency = (): string => localStorage.getItem(KEPT_AS) ?? 'GBP';

/** As a body takes it: what is no currency the server refuses by name. */
export function toCurrency(typed: string): Currency {
  const code = typed.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) localStorage.setItem(KEPT_AS, code);
  return code as Currency;
}
