import { expect, it } from 'vitest';
import { faultOf } from '#subscriptions/faults';
import {
  AppendTooLarge,
  EventStoreClosed,
  EventStoreUnavailable,
  InvalidEvent,
  StreamDeleted,
  StreamIncomplete,
} from '#event-store/errors';
import { CommandContended, IdempotencyKeyReused } from '../command.js';
import { forConsumer, isPassing } from './passing.js';

it.each([new EventStoreUnavailable('away', 'unknown'), new EventStoreClosed(), new CommandContended({})])(
  '%s is nobody’s fault',
  (error) => {
    expect(isPassing(error)).toBe(true);
  },
);

it.each([
  new InvalidEvent('data', 'is wrong'),
  new AppendTooLarge(2, 1),
  new StreamDeleted('order-7'),
  new StreamIncomplete('order-7', 0, 3),
  new IdempotencyKeyReused(),
  new TypeError('a bug'),
  'no error at all',
])('%s is the order’s own', (error) => {
  expect(isPassing(error)).toBe(false);
});

it('the runner tries again what met too many others, and opens a new session where the store is away', () => {
  const away = new EventStoreUnavailable('away', 'unknown');
  expect(faultOf(forConsumer(new CommandContended({})))).toBe('passing');
  expect(forConsumer(away)).toBe(away);
  expect(faultOf(away)).toBe('lost');
});
