import { describe, expect, it } from 'vitest';
import { problemOf, ProblemError, toProblem, unreachable, wayOut } from './problem.js';

const document = {
  type: '/problems/validation-failed',
  title: 'The request is not valid',
  status: 400,
  detail: 'quantity must be a whole number',
  code: 'validation-failed',
  instance: '/orders',
  correlationId: 'c-1',
  errors: [{ path: 'lines.0.quantity', message: 'must be a whole number' }],
};

describe('a problem', () => {
  it('is what the server says of it', () => {
    expect(toProblem(400, document)).toMatchObject({
      status: 400,
      code: 'validation-failed',
      errors: document.errors,
      correlationId: 'c-1',
    });
  });

  it.each([undefined, '<html>Bad Gateway</html>', null, 7])('without a document of ours, such as %j, is still a sentence', (body) => {
    expect(toProblem(502, body)).toMatchObject({ status: 502, code: 'unknown', title: 'The server answered 502' });
  });

  it('is read out of what was thrown', () => {
    expect(problemOf(new ProblemError(unreachable))).toBe(unreachable);
    expect(problemOf(new RangeError('of the page'))).toMatchObject({ code: 'page-fault', detail: 'of the page' });
    expect(problemOf('a text')).toMatchObject({ code: 'page-fault', detail: 'a text' });
  });

  it.each([
    [{ status: 0, code: 'unreachable' }, /process runs/],
    [{ status: 503, code: 'projection-parked' }, /parked events/],
    [{ status: 409, code: 'job-at-work' }, /Another job/],
    [{ status: 400, code: 'validation-failed' }, /Correct/],
    [{ status: 401, code: 'unauthenticated' }, /asked to sign in/],
    [{ status: 403, code: 'forbidden' }, /another role/],
    [{ status: 404, code: 'not-found' }, /written differently/],
    [{ status: 409, code: 'order-shipped' }, /decide anew/],
    [{ status: 412, code: 'precondition-failed' }, /others have changed/],
    [{ status: 422, code: 'idempotency-key-reused' }, /Load the page again/],
    [{ status: 500, code: 'internal' }, /it is done once/],
    [{ status: 415, code: 'unsupported' }, /Try again/],
  ])('%j has a way out', (problem, words) => {
    expect(wayOut({ title: '', detail: '', ...problem })).toMatch(words);
  });
});
