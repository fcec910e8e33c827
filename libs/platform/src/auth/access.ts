import { type FastifyRequest } from 'fastify';
import { type Principal } from './principal.js';

export interface AuthenticatedRequest extends FastifyRequest {
  /** Undefined only on public routes. */
  principal?: Principal;
}
