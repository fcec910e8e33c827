import { invalid } from '../problems/problem.js';
import { DAY_PATTERN, TIME_PATTERN } from './calendar.js';
import { check, field, type FieldOptions } from './fields.js';

const DAY = new RegExp(DAY_PATTERN);
const TIME = new RegExp(TIME_PATTERN);

/** A day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  return typeof value === 'string' && DAY.test(value);
}

/** A moment, ISO 8601 in UTC, for example `2010-12-01T08:26:00Z`. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value);
}

const timeMessage = 'must be an ISO 8601 time in UTC such as 2010-12-01T08:26:00Z';
export const timeSchema = { type: 'string', pattern: TIME_PATTERN, example: '2010-12-01T08:26:00Z' } as const;
const daySchema = { type: 'string', format: 'date', pattern: DAY_PATTERN, example: '2010-12-01' } as const;

/** A time that a body tells. @throws Problem validation-failed */
export function checkedTime(path: string, value: unknown): string {
  if (isTime(value)) return value;
  throw invalid(path, timeMessage);
}

const day = 'a day as YYYY-MM-DD';
const moment = 'a UTC time as YYYY-MM-DDTHH:MM:SSZ';

/** A day that a question asks for. */
export const DayField = (options: FieldOptions = {}) => field(options, daySchema, check('day', `must be ${day}`, isDay));

/** A time that a question asks for. */
export const MomentField = (options: FieldOptions = {}) => field(options, timeSchema, check('moment', `must be ${moment}`, isTime));

export const DayOrMomentField = (options: FieldOptions = {}) =>
  field(
    options,
    { type: 'string', pattern: `${DAY_PATTERN}|${TIME_PATTERN}`, example: '2010-12-01' },
    check('dayOrMoment', `must be ${day}, or ${moment}`, (value) => isDay(value) || isTime(value)),
  );
