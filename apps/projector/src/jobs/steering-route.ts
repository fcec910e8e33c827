import { applyDecorators, createParamDecorator, type ExecutionContext, type Type } from '@nestjs/common';
import { ApiBody } from '@nestjs/swagger';
import { principalOf } from '#platform/auth/access';
import { IDEMPOTENCY_KEY_PATTERN } from '#platform/headers/header-patterns';
import { refuseParameters } from '#platform/fields/no-parameters';
import { invalid } from '#platform/problems/problem';
import { Route } from '#platform/routes/route';
import { tried } from '#platform/routes/route-words';
import { type FastifyRequest } from 'fastify';
import { acceptedAnswers } from './job-answer.js';

/** Who steers, and under which key. */
export interface Steerer {
  readonly requestedBy: string;
  readonly idempotencyKey: string | undefined;
  readonly correlationId: string;
}

const KEY = new RegExp(IDEMPOTENCY_KEY_PATTERN);

/** @throws Problem validation-failed naming the header, or the parameters, of which there are none */
export const SteeredBy = createParamDecorator((_data: unknown, context: ExecutionContext): Steerer => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  refuseParameters(request.query as object);
  const principal = principalOf(request);
  if (principal === undefined) throw new Error('Nobody steers without a token');
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key)))
    throw invalid('header Idempotency-Key', 'must be 1–255 visible characters');
  return { requestedBy: `${principal.role} ${principal.subject}`, idempotencyKey: key, correlationId: request.id };
});

/** A route that begins a job with a projection or a process manager. */
export function SteeringRoute(path: string, summary: string, body?: Type, example: object = {}): MethodDecorator {
  return applyDecorators(
    Route(
      'POST',
      path,
      { access: ['admin'], body: 'json', budget: 'commands', kind: 'command' },
      {
        summary,
        problems: ['job-at-work', 'steering-refused', 'log-changed'],
        requestHeaders: ['Idempotency-Key'],
        answers: acceptedAnswers,
        example: tried({ name: 'orders' }, example),
      },
    ),
    ApiBody(body === undefined ? { required: false, schema: { type: 'object', additionalProperties: false } } : { type: body }),
  );
}
