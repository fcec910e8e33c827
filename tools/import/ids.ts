import { ID_PATTERN, SKU_PATTERN } from '#events/contracts/fields';

const idFormat = new RegExp(ID_PATTERN);
const skuFormat = new RegExp(SKU_PATTERN);

/** Dots are folders in every URL, the words are routes of the APIs: nobody could address what is called so. */
const unaddressable = /^(\.+|search|suggest)$/;

/** What tools write, in capitals or not, where there is nothing. */
const nothing = new Set(['', 'nan', '-nan', 'null', 'none', 'n/a', '#n/a', 'na', '<na>', 'nat', '\\n']);

/** As spreadsheets write long numbers: digits may be lost. */
const scientific = /^\d(\.\d+)?e\+\d+$|^\d\.\d+e\d+$/i;

/** The customer that a field names; undefined where it names none. */
export function readCustomer(text: string): string | undefined {
  return nothing.has(text.toLowerCase()) ? undefined : withoutFraction(text);
}

/** Many tools make decimals of the numbers of a column with gaps: 17850.0 is 17850. */
export function withoutFraction(number: string): string {
  return /^\d+\.0+$/.test(number) ? number.slice(0, number.indexOf('.')) : number;
}

/** Why it cannot be an id, in a few words; undefined where it can. */
export function idFault(id: string): string | undefined {
  return faultOf(id, idFormat);
}

export function skuFault(sku: string): string | undefined {
  return faultOf(sku, skuFormat);
}

export function customerFault(id: string): string | undefined {
  return scientific.test(id) ? 'digits may be lost in such a number' : idFault(id);
}

function faultOf(id: string, format: RegExp): string | undefined {
  if (id === '') return 'it is empty';
  if (unaddressable.test(id)) return id.startsWith('.') ? 'it has only dots' : 'it is a route';
  return format.test(id) ? undefined : 'it is too long, or has other characters than A–Z a–z 0–9 . _ -';
}
