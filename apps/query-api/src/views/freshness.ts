import { type AuthenticatedRequest } from '#platform/auth/access';
import { type Principal } from '#platform/auth/principal';
import { readWait } from '#platform/headers/preferences';
import { Turn } from '#platform/http/turn';
import { readMinEventPosition } from '#platform/positions/position-headers';
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
  /** To be called before waiting: takes a place among those who wait. @returns ends that. @throws Problem too-many-requests, overloaded */
  readonly wait: () => () => void;
}

/** What is asked, and how new the answer must be. */
export type Asked<What> = Readonly<What> & { readonly freshness: Freshness };

/** Who asks, and how new the answer must be. On public routes there may be nobody. */
export interface Asker<Who extends Principal | undefined = Principal> {
  readonly principal: Who;
  readonly freshness: Freshness;
}

/** The {@link Asker}: the token's principal, `Min-Event-Position` and `Prefer: wait=`. @throws Problem when the second is no position */
export const AskedBy = createParamDecorator((_data: unknown, context: ExecutionContext): Asker<Principal | undefined> => {
  const http = context.switchToHttp();
  const request = http.getRequest<AuthenticatedRequest>();
  const { headers, principal } = request;
  const gone = new AbortController();
  const reply = http.getResponse<FastifyReply>();
  reply.raw.once('close', () => gone.abort());
  const atLeast = readMinEventPosition(headers['min-event-position']);
  const wait = readWait(headers.prefer);
  if (wait.applied !== undefined) reply.header('Preference-Applied', wait.applied);
  return { principal, freshness: { atLeast, waitMs: wait.ms, signal: gone.signal, wait: () => Turn.of(request).wait() } };
});

/** For an answer from several views: what was waited for one of them is not waited for the next again. */
export function sharedWait(freshness: Freshness): () => Freshness {
  const deadline = performance.now() + freshness.waitMs;
  return () => ({ ...freshness, waitMs: Math.max(0, deadline - performance.now()) });
}
