import { RouteConfig } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';

const KEEP = 'orderlineRawBody';

/** Leaves a JSON body as the bytes that came, for a route whose requests are signed: it has to check them before anything is read from them. */
export const RawBody = (): MethodDecorator => RouteConfig({ [KEEP]: true });

export function keepsRawBody(request: FastifyRequest): boolean {
  return (request.routeOptions.config as unknown as Record<string, unknown>)[KEEP] === true;
}
