import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';

const CORRELATION_ID = /^[\x21-\x7e]{1,200}$/;

/** The request's own `X-Correlation-Id`, or else one of ours. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
}
