import { expect, it } from 'vitest';
import { SubmissionKey } from './submission.js';

const counted = () => {
  let made = 0;
  return new SubmissionKey(() => `key-${++made}`);
};

it('a second click has the key of the first', () => {
  const key = counted();
  expect([key.keyFor('a'), key.keyFor('a')]).toEqual(['key-1', 'key-1']);
});

it('something else has another key', () => {
  const key = counted();
  expect([key.keyFor('a'), key.keyFor('b')]).toEqual(['key-1', 'key-2']);
});

it.each([200, 201, 400, 409, 412, 422])('after %d the same content is sent as something new', (status) => {
  const key = counted();
  key.keyFor('a');
  key.ended(status);
  expect(key.keyFor('a')).toBe('key-2');
});

it.each([0, 408, 429, 500, 503])('after %d, where it may have been done, the key stays', (status) => {
  const key = counted();
  key.keyFor('a');
  key.ended(status);
  expect(key.keyFor('a')).toBe('key-1');
});
