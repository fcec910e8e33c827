import { expect, it } from 'vitest';
import { ProblemError, unreachable } from '../api/problem.js';
import { SubmissionKey } from '../api/submission.js';
import { keyNamed, openSubmission, type WriteHeaders } from './submit.js';

function keys() {
  let made = 0;
  return new SubmissionKey(() => `key-${++made}`);
}

it('an impatient second click sends nothing', async () => {
  const sent: WriteHeaders[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const form = openSubmission((_content: string, headers) => {
    sent.push(headers);
    return promise;
  }, keys());

  const first = form.submit('a');
  const second = form.submit('a');
  resolve('done');

  expect([await first, await second, form.busy.value]).toEqual(['done', undefined, false]);
  expect(sent).toEqual([{ 'Idempotency-Key': 'key-1' }]);
});

it('a try after a broken connection has the same key, one after a refusal another', async () => {
  const outcomes = [unreachable, { ...unreachable, status: 409, code: 'conflict' }, undefined];
  const sent: string[] = [];
  const form = openSubmission(async (_content: string, headers) => {
    sent.push(headers['Idempotency-Key']);
    const problem = outcomes.shift();
    if (problem !== undefined) throw new ProblemError(problem);
    return 'done';
  }, keys());

  expect(await form.submit('a')).toBeUndefined();
  expect(form.problem.value?.code).toBe('unreachable');
  await form.submit('a');
  expect(await form.submit('a')).toBe('done');

  expect(sent).toEqual(['key-1', 'key-1', 'key-2']);
  expect(form.problem.value).toBeUndefined();
});

it('what it was when it was looked at goes with it', async () => {
  const form = openSubmission(async (_content: string, headers) => headers, keys());
  expect(await form.submit('a', '"3"')).toEqual({ 'Idempotency-Key': 'key-1', 'If-Match': '"3"' });
});

it('what may have been done is sent once more as it was, though it is looked at anew', async () => {
  const outcomes = [unreachable, undefined, undefined];
  const sent: WriteHeaders[] = [];
  const form = openSubmission(async (_content: string, headers) => {
    sent.push(headers);
    const problem = outcomes.shift();
    if (problem !== undefined) throw new ProblemError(problem);
    return 'done';
  }, keys());

  await form.submit('a', '"3"');
  expect(form.doubtful.value).toBe(true);
  await form.submit('a', '"4"');
  expect(form.doubtful.value).toBe(false);
  await form.submit('a', '"4"');

  expect(sent).toEqual([
    { 'Idempotency-Key': 'key-1', 'If-Match': '"3"' },
    { 'Idempotency-Key': 'key-1', 'If-Match': '"3"' },
    { 'Idempotency-Key': 'key-2', 'If-Match': '"4"' },
  ]);
});

it('a form that is closed and opened again knows what may have been done', async () => {
  const sent: string[] = [];
  const opened = (name: string) =>
    openSubmission(async (_content: string, headers) => {
      sent.push(headers['Idempotency-Key']);
      throw new ProblemError(unreachable);
    }, keyNamed(name));

  await opened('Credit of clara').submit('a');
  const again = opened('Credit of clara');
  expect(again.doubtful.value).toBe(true);
  await again.submit('a');
  await opened('Credit of carl').submit('a');

  expect(sent[1]).toBe(sent[0]);
  expect(sent[2]).not.toBe(sent[0]);
});
