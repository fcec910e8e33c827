import { SetMetadata } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Principal, type Role } from './principal.js';

export const ALLOWED_ROLES = 'orderline:allowed-roles';

/** Who may call a route. A route without this or {@link Public} is closed to all. */
export const Allow = (...allowed: Role[]): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, allowed);

/** Open to all. A token that is sent all the same is checked, and its principal is known to the route. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, 'public');

export interface AuthenticatedRequest extends FastifyRequest {
  /** Undefined only on public routes. */
  principal?: Principal;
}
