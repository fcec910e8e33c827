import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { parseJsonBody } from '#platform/http/json-body';
import { problem } from '#platform/problems/problem';
import { isSigned } from './signature.js';

export const PAYMENT_WEBHOOK_SECRET = Symbol('payment webhook secret');

/** Lets only the payment provider through. Which part of the signature is wrong is not said, nor anything about an unsigned body. */
@Injectable()
export class SignedByProvider implements CanActivate {
  constructor(@Inject(PAYMENT_WEBHOOK_SECRET) private readonly secret: string) {}

  /** Reads the body, once it is known to be the provider's. @throws Problem signature-invalid (401), or what is wrong with the JSON */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const header = request.headers['orderline-signature'];
    if (!isSigned(this.secret, typeof header === 'string' ? header : undefined, bytes, new Date())) {
      throw problem('signature-invalid', 'The request carries no valid and recent signature of the payment provider.', {
        headers: { 'WWW-Authenticate': 'Orderline-Signature' },
      });
    }
    request.body = parseJsonBody(bytes);
    return true;
  }
}
