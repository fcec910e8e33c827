/** What is not refused in a request's headers, as the description of the API says it. */
export const IDEMPOTENCY_KEY_PATTERN = '^[!-~]{1,255}$';

const TAG = '(?:W/)?"[!#-~\\x80-\\xff]*"[ \\t]*';
/** One of our tags may lack its quotes where it stands alone. */
const BARE_TAG = '(?:0|[1-9]\\d{0,9})(?:\\.\\d{1,19}\\.v?\\d{1,10}(?:\\.(?:erased|key-missing))?)?(?:-(?:gzip|br|deflate|zstd))?';
export const IF_MATCH_PATTERN = `^(?:\\*|${BARE_TAG}|[ \\t,]*${TAG}(?:,[ \\t,]*${TAG})*(?:,[ \\t,]*)?)$`;

export const POSITION_PATTERN = `^(?:${atMost('9223372036854775807')})$`;

/** A pattern of the whole numbers up to this one, with as many digits at most; there may be zeros at their beginning. */
function atMost(most: string): string {
  const less = [...most].flatMap((digit, at) => (digit === '0' ? [] : [`${most.slice(0, at)}${below(digit)}\\d{${most.length - at - 1}}`]));
  return [`\\d{1,${most.length - 1}}`, ...less, most].join('|');
}

function below(digit: string): string {
  return digit === '1' ? '0' : `[0-${Number(digit) - 1}]`;
}
