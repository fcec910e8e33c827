const long = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])';
const short = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)';
const usualYear = `\\d{4}-(?:${long}|${short}|02-(?:0[1-9]|1\\d|2[0-8]))`;
const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29';
/** A day that the calendar has, of the years 0001–9999: `Date` would carry the 30th of February over into March. */
const day = `(?!0000)(?:${usualYear}|${leapYear})`;
const minute = '(?:[01]\\d|2[0-3]):[0-5]\\d';

export const DAY_PATTERN = `^${day}$`;
/** ISO 8601 in UTC. */
export const TIME_PATTERN = `^${day}T${minute}(?::[0-5]\\d(?:\\.\\d{1,9})?)?Z$`;
/** RFC 3339, of any zone; the seconds may be missing, and may be a leap second. */
export const ZONED_TIME_PATTERN = `^${day}[Tt ]${minute}(?::(?:[0-5]\\d|60)(?:\\.\\d+)?)?(?:[Zz]|[+-]${minute})$`;
