import { type Answer, type Asked } from '../gateway/ask.js';

/** One try that was not answered with success, and all that its client knows of it. */
export interface Failure {
  readonly asked: string;
  readonly keyed: boolean;
  /** Milliseconds, as `performance.now()` has them. */
  readonly begun: number;
  /** When it was over, ISO 8601. */
  readonly at: string;
  readonly ms: number;
  /** Of the answer; undefined where the connection broke. */
  readonly status?: number;
  readonly code?: string;
  readonly retryAfter?: string;
  readonly correlationId?: string;
  /** The body of the answer, or the error. */
  readonly what: string;
}

/** @param end the answer, or the error of the connection */
export function failureOf({ method = 'GET', path, headers = {} }: Asked, begun: number, end: unknown): Failure {
  const known = {
    asked: `${method} ${path}`,
    keyed: 'idempotency-key' in headers,
    begun,
    at: new Date().toISOString(),
    ms: Math.round(performance.now() - begun),
  };
  if (!isAnswer(end)) return { ...known, what: `${String(end)} ${(end as NodeJS.ErrnoException).code ?? ''}` };
  const { 'retry-after': retryAfter, 'x-correlation-id': correlationId } = end.headers;
  const code = /"code":"([\w-]+)"/.exec(end.body)?.[1];
  return {
    ...known,
    status: end.status,
    ...(code !== undefined && { code }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(correlationId !== undefined && { correlationId: String(correlationId) }),
    what: end.body.slice(0, 300),
  };
}

export function inWords({ asked, keyed, at, ms, status, code, retryAfter, what }: Failure): string {
  const answer = status === undefined ? what : `${status} ${code ?? what}${retryAfter === undefined ? '' : `, Retry-After ${retryAfter}`}`;
  return `${at} ${asked}${keyed ? ' with a key' : ''} after ${ms} ms: ${answer}`;
}

function isAnswer(end: unknown): end is Answer {
  return typeof end === 'object' && end !== null && 'status' in end;
}
