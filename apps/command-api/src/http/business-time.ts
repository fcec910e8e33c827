import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable } from 'rxjs';
import { Refusal } from '#domain/refusal';
import { type AuthenticatedRequest } from '#platform/auth/access';
import { checkedTime } from '#platform/fields/time-fields';
import { routeOf } from '#platform/routes/route';
import { businessTime } from './reserved-fields.js';

export const BUSINESS_TIME = 'occurredAt';

export interface TimedRequest extends AuthenticatedRequest {
  /** Where an importer says when it happened: that, as it is stored, and the body as it was sent, with it. */
  told?: { readonly occurredAt: string; readonly body: object };
}

/**
 * Takes the business time out of the body of every command, before the body is checked: so each command has it, and none names it. What is signed is no
 * importer's command: the payment provider tells times of his own.
 */
@Injectable()
export class TakeBusinessTime implements NestInterceptor {
  /** @throws Refusal occurred-at-forbidden; Problem validation-failed naming the field */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<TimedRequest>();
    const { principal, body } = request;
    if (principal === undefined || routeOf(request)?.body === 'signed-json' || !tellsTime(body)) return next.handle();
    if (!principal.acts.has('importer')) {
      const message = `The role ${principal.role} may not say when something happened.`;
      throw new Refusal('occurred-at-forbidden', message, { field: BUSINESS_TIME });
    }
    const { [BUSINESS_TIME]: time, ...rest } = body;
    request.told = { occurredAt: businessTime(checkedTime(BUSINESS_TIME, time)), body };
    request.body = rest;
    return next.handle();
  }
}

function tellsTime(body: unknown): body is { readonly [BUSINESS_TIME]: unknown } {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && Object.hasOwn(body, BUSINESS_TIME);
}
