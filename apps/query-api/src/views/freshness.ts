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
  const reply = http.getResponse<FastifyReply>();
  const atLeast = readMinEventPosition(headers['min-event-position']);
  const wait = readWait(headers.prefer);
  if (wait.applied !== undefined) reply.header('Preference-Applied', wait.applied);
  const gone = goneSignal(reply);
  const freshness: Freshness = {
    atLeast,
    waitMs: wait.ms,
    get signal() {
      return gone();
    },
    wait: () => Turn.of(request).wait(),
  };
  return { principal, freshness };
});

/** Most requests wait for nothing, and a signal is dear: it is made for whoever looks at it. */
function goneSignal({ raw }: FastifyReply): () => AbortSignal {
  let gone: AbortController | undefined;
  return () => {
    if (gone !== undefined) return gone.signal;
    const controller = (gone = new AbortController());
    if (raw.closed) controller.abort();
    else raw.once('close', () => controller.abort());
    return controller.signal;
  };
}

/** For an answer from several views: what was waited for one of them is not waited for the next again. */
export function sharedWait(freshness: Freshness): () => Freshness {
  const deadline = performance.now() + freshness.waitMs;
  const { atLeast, wait } = freshness;
  return () => ({
    atLeast,
    waitMs: Math.max(0, deadline - performance.now()),
    get signal() {
      return freshness.signal;
    },
    wait,
  });
}
