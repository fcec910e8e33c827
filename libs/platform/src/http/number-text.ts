/** A double holds every number of so many digits; with a sign and a point that is the length of its text. */
const SURELY_HELD = 15;
/** No double is written longer by anybody who wants it back. */
const LONGEST = 40;

/**
 * Whether the number that stands there in JSON comes back as it is from a double: 0.1 and 1e3 do, 12345678901234567890 comes back as
 * 12345678901234567000, and 1e400 not at all.
 */
export function isHeld(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST) return false;
  if (length <= SURELY_HELD && !hasExponent(text, start, end)) return true;
  const written = text.slice(start, end);
  const read = Number(written);
  if (Number.isNaN(read)) return true; // no JSON, as JSON.parse will say
  return Number.isFinite(read) && canonical(written) === canonical(String(read));
}

function hasExponent(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((text.charCodeAt(at) | 0x20) === 0x65) return true;
  return false;
}

/** The same text for the same number, however it is written: its digits without zeros around them, and the power of ten of the last one. */
function canonical(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  if (short === '') return '0';
  return `${sign === '-' ? '-' : ''}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}
