import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { refuseParameters } from '#platform/fields/no-parameters';

/** A command takes no query string: what stands there was meant to change what is done, and would be passed over. */
@Injectable()
export class NoQueryString implements NestInterceptor {
  /** @throws Problem validation-failed naming each parameter */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    refuseParameters(context.switchToHttp().getRequest<FastifyRequest>().query as object);
    return next.handle();
  }
}
