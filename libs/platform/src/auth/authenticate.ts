import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from '../logging/logger.js';
import { Problem, problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { routeOf } from '../routes/route.js';
import { type AuthenticatedRequest } from './access.js';
import { type Principal } from './principal.js';
import { type TokenVerifier } from './token-verifier.js';

export interface Authentication {
  readonly verifier: Pick<TokenVerifier, 'principal'>;
  readonly logger: Logger;
  /** Told of a request whose token is not good, before it is answered. @returns whether it has answered by itself */
  readonly refused?: (request: FastifyRequest, reply: FastifyReply) => boolean | Promise<boolean>;
}

const letIn = new WeakSet<object>();

/** Whether the request has been looked at by {@link authenticate}, and may pass. */
export function wasLetIn(request: FastifyRequest): boolean {
  return letIn.has(request);
}

/**
 * From the token to the principal to what his role may do, before anything of the body is read: 401 and 403 cost no more than their headers. A
 * route without facts lets nobody in.
 */
export function authenticate(fastify: FastifyInstance, { verifier, logger, refused }: Authentication): void {
  fastify.addHook('onRequest', async (request: AuthenticatedRequest, reply) => {
    try {
      await admit(request, verifier);
      letIn.add(request);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401 && request.headers.authorization !== undefined && (await refused?.(request, reply)) === true) return reply;
      if (error.status >= 500) logger.error({ correlationId: request.id, code: error.code }, 'request failed');
      sendProblem(request, reply, error);
      return reply;
    }
  });
}

/** @throws Problem unauthenticated (401), forbidden (403), token-keys-unavailable (503) */
async function admit(request: AuthenticatedRequest, verifier: Authentication['verifier']): Promise<void> {
  const access = routeOf(request)?.access ?? [];
  const principal = await principalBehind(request.headers.authorization, verifier);
  if (principal !== undefined) request.principal = principal;
  if (access === 'public') return;
  if (principal === undefined) throw problem('unauthenticated', 'The request carries no token.');
  if (!access.some((role) => principal.acts.has(role))) throw problem('forbidden', `The role ${principal.role} may not do this.`);
}

async function principalBehind(header: string | undefined, verifier: Authentication['verifier']): Promise<Principal | undefined> {
  if (header === undefined) return undefined;
  const token = /^Bearer ([^\s]+)$/i.exec(header)?.[1];
  if (token === undefined) throw problem('unauthenticated', 'The Authorization header is not of the form "Bearer <token>".');
  return verifier.principal(token);
}
