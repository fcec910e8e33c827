import { invalid } from '#platform/problems/problem';
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';

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

const given = (name: string, isGiven: (value: unknown) => boolean, message: string, format: string, description: string) =>
  applyDecorators(
    IsOptional(),
    ValidateBy({ name, validator: { validate: isGiven, defaultMessage: () => message } }),
    ApiPropertyOptional({ format, description }),
  );

const dayMessage = 'must be a day as YYYY-MM-DD';
const timeMessage = 'must be a UTC time as YYYY-MM-DDTHH:MM:SSZ';

export const GivenDay = (description: string) => given('isDay', isDay, dayMessage, 'date', description);
export const GivenTime = (description: string) => given('isTime', isTime, timeMessage, 'date-time', description);
export const GivenDayOrTime = (description: string) =>
  given('isDayOrTime', (value) => isDay(value) || isTime(value), `${dayMessage}, or a UTC time as YYYY-MM-DDTHH:MM:SSZ`, '', description);

/** A day stands for its first moment in UTC. */
export function toTime(dayOrTime: string | undefined): string | undefined {
  return dayOrTime?.length === 10 ? `${dayOrTime}T00:00:00Z` : dayOrTime;
}

/** @throws Problem naming `to` unless it lies after `from` */
export function checkPeriod({ from, to }: { readonly from?: string; readonly to?: string }): void {
  if (from === undefined || to === undefined) return;
  if (Date.parse(from) >= Date.parse(to)) throw invalid('to', 'must lie after from, which is inclusive; to is exclusive');
}
