import { MaxLength } from 'class-validator';
import { check, field, type FieldOptions } from './field.js';

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

/** Business time that a command tells. */
export const TimeField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String, format: 'date-time', example: '2010-12-01T08:26:00Z' },
    MaxLength(40),
    check('utcTime', 'must be an ISO 8601 time in UTC such as 2010-12-01T08:26:00Z', isTime),
  );

const day = 'a day as YYYY-MM-DD';
const moment = 'a UTC time as YYYY-MM-DDTHH:MM:SSZ';

/** A day that a question asks for. */
export const DayField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date' }, check('day', `must be ${day}`, isDay));

/** A time that a question asks for. */
export const MomentField = (options: FieldOptions = {}) =>
  field(options, { type: String, format: 'date-time' }, check('moment', `must be ${moment}`, isTime));

export const DayOrMomentField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: String },
    check('dayOrMoment', `must be ${day}, or ${moment}`, (value) => isDay(value) || isTime(value)),
  );
