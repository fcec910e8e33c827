const RFC_3339 = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(?:(:\d\d)(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * A moment as any system may write it (RFC 3339; the seconds may be missing), in UTC with milliseconds; undefined for what is none, or lies outside of
 * the years 0001–9999. A leap second is the last moment before it.
 */
export function readTime(text: unknown): string | undefined {
  const [, day, minute, second = ':00', fraction = '', zone = ''] = typeof text === 'string' ? (RFC_3339.exec(text) ?? []) : [];
  // The calendar is that of the place: `Date` would carry the 30th of February over into March, and a 24th hour into the next day.
  if (day === undefined || minute === undefined || minute > '23:59' || !isOnCalendar(day)) return undefined;
  const precise = second === ':60' ? ':59.999' : `${second}${fraction.slice(0, 4)}`;
  const moment = Date.parse(`${day}T${minute}${precise}${zone.toUpperCase()}`);
  if (Number.isNaN(moment)) return undefined;
  const utc = new Date(moment).toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : undefined;
}

function isOnCalendar(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}
