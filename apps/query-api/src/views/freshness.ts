import { type AuthenticatedRequest } from '#platform/auth/access';
import { readMinEventPosition, readWait } from '#platform/positions/position-headers';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyReply } from 'fastify';

/** How new an answer must be. */
export interface Freshness {
  /** The position that the view must have passed; undefined: whatever it has. */
  readonly atLeast: bigint | undefined;
  /** How long to wait for it. */
  readonly waitMs: number;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/** What is asked, and how new the answer must be. */
export type Asked<What> = Readonly<What> & { readonly freshness: Freshness };

/** `Min-Event-Position` and `Prefer: wait=` of the request. @throws Problem when the first is no position */
export const AskedFreshness = createParamDecorator((_data: unknown, context: ExecutionContext): Freshness => {
  const http = context.switchToHttp();
  const { headers } = http.getRequest<AuthenticatedRequest>();
  const gone = new AbortController();
  http.getResponse<FastifyReply>().raw.once('close', () => gone.abort());
  return {
    atLeast: readMinEventPosition(headers['min-event-position']),
    waitMs: readWait(headers.prefer),
    signal: gone.signal,
  };
});
