import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { refuseParameters } from '#platform/fields/no-parameters';

/**
 * A command takes no query string: what stands there was meant to change what is done, and would be passed over.
 * @throws Problem validation-failed naming each parameter
 */
export function refuseQueryString(context: ExecutionContext): void {
  refuseParameters(context.switchToHttp().getRequest<FastifyRequest>().query as object);
}

/** The same around a route that is answered in a way of its own. */
@Injectable()
export class NoQueryString implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    refuseQueryString(context);
    return next.handle();
  }
}
