import { OperatorError } from '../operator-error.js';

/** `iso`: year first. `us`: these, and the month first as well. */
export type DateForm = 'iso' | 'us';

const yearFirst = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?Z?$/;
const withSlashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d\d)(?:,? (\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AP])M)?)?$/i;

/**
 * The time that a date of the file says, ISO 8601; one that names no zone is taken as UTC, fractions of a second are dropped.
 * Undefined where it says none, or one of the year 0.
 */
export function readTime(text: string, form: DateForm): string | undefined {
  const iso = yearFirst.exec(text);
  if (iso !== null) return timeOf(iso.slice(1, 7));
  const us = form === 'us' ? withSlashes.exec(text) : null;
  if (us === null) return undefined;
  const [, month, day, year = '', hour, minute, second, half] = us;
  return timeOf([wholeYear(year), month, day, half === undefined ? hour : onTwentyFour(Number(hour), half), minute, second]);
}

/** @param parts year, month, day, hour, minute, second */
function timeOf(parts: readonly (string | undefined)[]): string | undefined {
  const [year = '', month, day, hour, minute, second] = parts.map((part) => (part ?? '').padStart(2, '0'));
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = new Date(time);
  // The 31st of June would silently become the 1st of July.
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString() === time;
  return exists && year !== '0000' ? time : undefined;
}

/** Two digits as POSIX reads them: 69 to 99 are of the last century. */
function wholeYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 69 ? '20' : '19'}${year}`;
}

/** An hour of the clock with halves; one that it does not have becomes one that no day has. */
function onTwentyFour(hour: number, half: string): string {
  if (hour < 1 || hour > 12) return '99';
  return String((hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0));
}

/** What the dates with slashes of a file say about the order of day and month. */
export class SlashedDates {
  #monthFirst = false;
  #dayFirst: { readonly line: number; readonly text: string } | undefined;

  constructor(private readonly form: DateForm) {}

  /** @throws OperatorError where the date has slashes and nobody said which number is the month */
  see(line: number, text: string): void {
    const slashed = withSlashes.exec(text);
    if (slashed === null) return;
    if (this.form === 'iso') {
      throw new OperatorError(
        `Line ${line}: the invoice date "${text}" is not written like 2010-12-01 08:26:00. If the month stands first, as in 12/31/2010 8:26, say --dates us.`,
      );
    }
    const [first, second] = slashed.slice(1, 3).map(Number) as [number, number];
    if (second > 12 && first <= 12) this.#monthFirst = true;
    if (first > 12 && second <= 12) this.#dayFirst ??= { line, text };
  }

  /** @throws OperatorError where some dates have the day first and none surely the month: all the others would be misread */
  check(): void {
    if (this.#dayFirst === undefined || this.#monthFirst) return;
    const { line, text } = this.#dayFirst;
    throw new OperatorError(
      `Line ${line}: the invoice date "${text}" has the day first, not the month, and so have the others then. Write them like 2010-12-01 08:26:00.`,
    );
  }
}
