import { expect, it } from 'vitest';
import { StreamIncomplete } from '#event-store/errors';
import { translateCommandError } from './command-problems.js';

it('a stream that was cut is a failure on our side with a name of its own, and is not taken for an unavailable store', () => {
  expect(translateCommandError(new StreamIncomplete('order-7', 0, 3))).toMatchObject({ code: 'stream-incomplete', status: 500 });
});
