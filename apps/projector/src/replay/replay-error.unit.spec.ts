import { expect, test } from 'vitest';
import { EventStoreUnavailable } from '#event-store/errors';
import { asSentence, ReplayError } from './replay-error.js';

test('given an error that would be a stack trace, it is a sentence without a value of a row', () => {
  const cause = Object.assign(new Error('Key (email)=(ann@example.org) exists'), { code: '42P01', table: 'orders_g2' });

  expect(asSentence('Generation 2 of orders', cause)).toMatchObject({
    name: 'ReplayError',
    message: 'Generation 2 of orders cannot be worked on: 42P01, PostgreSQL refused the write (42P01): orders_g2.',
    cause,
  });
});

test.each([
  ['a sentence', new ReplayError('Try again.')],
  ['of the event store', new EventStoreUnavailable('away', 'not-written')],
  ['of a lost connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['of a database without time', Object.assign(new Error('deadlock'), { code: '40P01' })],
])('given an error that is %s, it stays what it is', (_, error) => expect(asSentence('It', error)).toBe(error));
