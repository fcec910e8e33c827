import { randomUUID } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyRequest } from 'fastify';
import { authenticate } from '../auth/authenticate.js';
import { limitAddresses, limitPrincipals, spendAddress } from '../limits/rate-limits.js';
import { nestLogger, type Logger } from '../logging/logger.js';
import { ProblemFilter, type ProblemTranslator } from '../problems/problem.filter.js';
import { closeUnknownRoutes } from '../routes/closed-routes.js';
import { routeOf } from '../routes/route.js';
import { Stopping } from '../lifecycle/stopping.js';
import { sayWhoMayKeep } from './caching.js';
import { compressAnswers } from './compression.js';
import { allowOrigins } from './cors.js';
import { type Guards } from './guards.js';
import { limitInFlight } from './in-flight-limit.js';
import { parseJsonBody } from './json-body.js';
import { closeAfterLastAnswers } from './last-answers.js';
import { answerMethodNotAllowed } from './method-not-allowed.js';
import { setSecurityHeaders } from './security-headers.js';
import { createValidationPipe } from './validation.js';

export interface ApplicationOptions {
  readonly logger: Logger;
  readonly maxInFlight: number;
  readonly guards: Guards;
  readonly translate?: ProblemTranslator;
}

/** Largest JSON body, in bytes. */
const BODY_LIMIT = 1_048_576;
/** Requests in flight are finished before the process ends, for so long; a connection that says nothing must not hold it up. */
const CLOSE_PATIENCE_MS = 8_000;
const CORRELATION_ID = /^[\x21-\x7e]{1,200}$/;

/** A Nest application on Fastify with everything the HTTP contract asks of every process, not listening yet. */
export async function createApplication(module: Type | DynamicModule, options: ApplicationOptions): Promise<NestFastifyApplication> {
  const { guards, logger } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // a request that still comes is answered as any other
    requestTimeout: 0,
    routerOptions: { maxParamLength: 300 },
    trustProxy: guards.trustProxy,
    genReqId: (request: IncomingMessage) => {
      const given = request.headers['x-correlation-id'];
      return typeof given === 'string' && CORRELATION_ID.test(given) ? given : randomUUID();
    },
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Correlation-Id', request.id);
    done();
  });
  setSecurityHeaders(fastify, guards.origins.size > 0);
  allowOrigins(fastify, guards.origins);
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), CLOSE_PATIENCE_MS).unref();
    done();
  });
  limitInFlight(fastify, options.maxInFlight);
  answerMethodNotAllowed(fastify);
  closeUnknownRoutes(fastify);
  limitAddresses(fastify, guards.limits);
  authenticate(fastify, { verifier: guards.verifier, logger, refused: (request, reply) => spendAddress(guards.limits, request, reply) });
  limitPrincipals(fastify, guards.limits);
  sayWhoMayKeep(fastify);
  compressAnswers(fastify);
  fastify.addHook('onClose', () => guards.limits.close());
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.debug(
      {
        correlationId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: nestLogger(logger),
    abortOnError: false,
  });
  closeAfterLastAnswers(fastify, app.get(Stopping));
  fastify.removeAllContentTypeParsers();
  app.useBodyParser(
    'application/json',
    { bodyLimit: BODY_LIMIT },
    (request: FastifyRequest, body: Buffer, done: (error: Error | null, value?: unknown) => void) => {
      try {
        done(null, routeOf(request)?.body === 'signed-json' ? body : parseJsonBody(body));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger, options.translate ?? (() => undefined)));
  return app;
}
