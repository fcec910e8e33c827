import { expect, test } from 'vitest';
import { EventStoreUnavailable } from '#event-store/errors';
import { LogDisagrees } from '#subscriptions/log-disagrees';
import { ReplayError, UnknownFollower } from '../replay/replay-error.js';
import { RebuildUnderWay } from '../replay/rebuild-lock.js';
import { translateSteeringErrors } from './steering-problems.js';

const disagrees = new LogDisagrees(
  { name: 'orders', generation: 1 },
  { verdict: 'log-changed', position: 7n, expected: 'a', found: undefined, agreesAt: undefined, anotherLog: false, cannotTell: false },
);

test.each([
  [new UnknownFollower('There is none.'), 'not-found', 'There is none.'],
  [new ReplayError('Not now.'), 'steering-refused', 'Not now.'],
  [
    new RebuildUnderWay('orders'),
    'steering-refused',
    'orders is being rebuilt by another process already: npm run replay -- list shows how far it is.',
  ],
  [disagrees, 'log-changed', disagrees.message],
  [new EventStoreUnavailable('No.', 'not-written'), 'event-store-unavailable', 'The events cannot be read right now.'],
  [
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    'read-models-unavailable',
    'The database of the read models cannot answer right now.',
  ],
  [
    Object.assign(new Error('cancelled'), { code: '57014' }),
    'read-models-unavailable',
    'The database of the read models cannot answer right now.',
  ],
])('%s is told as %s', (error, code, detail) => {
  expect(translateSteeringErrors(error)).toMatchObject({ code, detail });
});

test('what nobody has foreseen is left to be logged', () => {
  expect(translateSteeringErrors(new TypeError('undefined is not a function'))).toBeUndefined();
});
