import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { wasLetIn } from './authenticate.js';

/** The last door: who comes here has been let in long before, or a hook is missing, and then nobody is. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (!wasLetIn(context.switchToHttp().getRequest<FastifyRequest>())) throw new Error('Nobody has looked at the token of this request');
    return true;
  }
}
