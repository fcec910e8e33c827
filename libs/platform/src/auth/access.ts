import { type FastifyRequest } from 'fastify';
import { type Principal } from './principal.js';

export interface AuthenticatedRequest extends FastifyRequest {
  /** Undefined only on public routes. */
  principal?: Principal;
}

/** Who asks; undefined where no token was sent, which only public routes let through. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return (request as AuthenticatedRequest).principal;
}
