import { MaxLength } from 'class-validator';
import { invalid } from '../problems/problem.js';
import { check, field, type FieldOptions } from './fields.js';

const DAY = /^(?!0000)\d{4}-\d\d-\d\d$/;
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/;

/** A day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value) && isOnCalendar(value, `${value}T00:00:00Z`);
}

/** A moment, ISO 8601 in UTC, for example `2010-12-01T08:26:00Z`. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value) && isOnCalendar(value, value);
}

/** `Date` carries the 30th of February over into March; the calendar does not. */
function isOnCalendar(value: string, time: string): boolean {
  const moment = Date.parse(time);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(value.slice(0, 10));
}

const timeMessage = 'must be an ISO 8601 time in UTC such as 2010-12-01T08:26:00Z';
export const timeSchema = { type: 'string', format: 'date-time', pattern: TIME.source, example: '2010-12-01T08:26:00Z' } as const;

/** A time that a body tells. */
export const TimeField = (options: FieldOptions = {}) => field(options, timeSchema, MaxLength(40), check('utcTime', timeMessage, isTime));

/** The same for a field that stands in no class. @throws Problem validation-failed */
export function checkedTime(path: string, value: unknown): string {
  if (isTime(value)) return value;
  throw invalid(path, timeMessage);
}

const day = 'a day as YYYY-MM-DD';
const moment = 'a UTC time as YYYY-MM-DDTHH:MM:SSZ';

/** A day that a question asks for. */
export const DayField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date', pattern: DAY.source }, check('day', `must be ${day}`, isDay));

/** A time that a question asks for. */
export const MomentField = (options: FieldOptions = {}) => field(options, timeSchema, check('moment', `must be ${moment}`, isTime));

export const DayOrMomentField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: `${DAY.source}|${TIME.source}` },
    check('dayOrMoment', `must be ${day}, or ${moment}`, (value) => isDay(value) || isTime(value)),
  );
