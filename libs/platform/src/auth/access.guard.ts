import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { problem } from '../problems/problem.js';
import { routeOf } from '../routes/route.js';
import { type AuthenticatedRequest } from './access.js';
import { TokenVerifier } from './token-verifier.js';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly verifier: TokenVerifier) {}

  /** @throws Problem unauthenticated (401) or forbidden (403) */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const allowed = routeOf(request)?.access;
    const header = request.headers.authorization;
    if (header === undefined) {
      if (allowed === 'public') return true;
      throw problem('unauthenticated', 'The request carries no token.');
    }
    const token = /^Bearer ([^\s]+)$/i.exec(header)?.[1];
    if (token === undefined) throw problem('unauthenticated', 'The Authorization header is not of the form "Bearer <token>".');
    const principal = await this.verifier.principal(token);
    request.principal = principal;
    if (allowed === 'public') return true;
    if (allowed?.some((role) => principal.acts.has(role)) === true) return true;
    throw problem('forbidden', `The role ${principal.role} may not do this.`);
  }
}
