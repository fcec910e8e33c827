import { expect, it } from 'vitest';
import { SubmissionKey } from './submission.js';

function counted() {
  let made = 0;
  const key = new SubmissionKey(() => `key-${++made}`);
  return Object.assign(key, { keyFor: (content: string, ifMatch?: string) => key.sentWith(content, ifMatch).key });
}

it('a second click has the key of the first', () => {
  const key = counted();
  expect([key.keyFor('a'), key.keyFor('a')]).toEqual(['key-1', 'key-1']);
});

it('something else has another key, and so has the same for another revision', () => {
  const key = counted();
  expect([key.keyFor('a'), key.keyFor('b'), key.keyFor('b', '"2"')]).toEqual(['key-1', 'key-2', 'key-3']);
});

it.each([200, 201, 400, 409, 412, 422])('after %d the same content is sent as something new', (status) => {
  const key = counted();
  key.keyFor('a');
  key.ended(status);
  expect([key.isDoubtful, key.keyFor('a')]).toEqual([false, 'key-2']);
});

it.each([0, 408, 500, 503])('after %d, where it may have been done, it is sent with the same key and for the same revision', (status) => {
  const key = counted();
  key.keyFor('a', '"1"');
  key.ended(status);
  expect(key.isDoubtful).toBe(true);
  expect(key.sentWith('a', '"2"')).toMatchObject({ key: 'key-1', ifMatch: '"1"' });
});

it.each([401, 403, 429])('%d says nothing of whether it was done before', (status) => {
  const key = counted();
  key.keyFor('a');
  key.ended(status);
  expect([key.isDoubtful, key.keyFor('a')]).toEqual([false, 'key-1']);
  key.ended(0);
  key.keyFor('a');
  key.ended(status);
  expect([key.isDoubtful, key.keyFor('a')]).toEqual([true, 'key-1']);
});

it('something else that is refused for itself leaves the doubt', () => {
  const key = counted();
  key.keyFor('a', '"1"');
  key.ended(0);
  key.keyFor('b', '"1"');
  key.ended(400);
  expect([key.isDoubtful, key.keyFor('a', '"2"')]).toEqual([true, 'key-1']);
});

it.each([200, 412])('something else for the same revision that is answered with %d ends it', (status) => {
  const key = counted();
  key.keyFor('a', '"1"');
  key.ended(0);
  key.keyFor('b', '"1"');
  key.ended(status);
  expect([key.isDoubtful, key.keyFor('a', '"2"')]).toEqual([false, 'key-3']);
});
