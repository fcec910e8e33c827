import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { authenticate } from '../auth/authenticate.js';
import { limitAddresses, limitPrincipals, isRefused } from '../limits/rate-limits.js';
import { DEPENDENCY_CHECKS, type DependencyCheck } from '../health/health.controller.js';
import { nestLogger, type Logger } from '../logging/logger.js';
import { measureCapacity } from '../metrics/measure-capacity.js';
import { measureProblems } from '../metrics/measure-problems.js';
import { measureRateLimits } from '../metrics/measure-rate-limits.js';
import { measureReadiness } from '../metrics/measure-readiness.js';
import { measureRequests } from '../metrics/measure-requests.js';
import { ProblemFilter, type ProblemTranslator } from '../problems/problem.filter.js';
import { closeUnknownRoutes } from '../routes/closed-routes.js';
import { Stopping } from '../lifecycle/stopping.js';
import { BODY_LIMIT, checkBodyHeaders } from './body-headers.js';
import { sayWhoMayKeep } from './caching.js';
import { Capacity } from './capacity.js';
import { compressAnswers } from './compression.js';
import { allowOrigins } from './cors.js';
import { answerBadUrl, answerUnreadable, noteAnswers } from './early-problems.js';
import { awaitLeave } from './expectations.js';
import { type Guards } from './guards.js';
import { closeAfterLastAnswers } from './last-answers.js';
import { type AccessLog, logRequests, usualAccessLog } from './log-requests.js';
import { checkProtocol, originForm } from './protocol.js';
import { requestId } from './request-id.js';
import { setSecurityHeaders } from './security-headers.js';
import { endUnreadBodies } from './slow-bodies.js';
import { takeTurns } from './take-turns.js';
import { type Timeouts, usualTimeouts } from './timeouts.js';
import { answerUnknownAddresses } from './unknown-addresses.js';
import { createValidationPipe } from './validation.js';

export interface ApplicationOptions {
  readonly logger: Logger;
  readonly maxInFlight: number;
  readonly guards: Guards;
  readonly timeouts?: Timeouts;
  readonly accessLog?: AccessLog;
  readonly translate?: ProblemTranslator;
}

/** Requests in flight are finished before the process ends, for so long; a connection that says nothing must not hold it up. */
const CLOSE_PATIENCE_MS = 8_000;
/** How often Node looks for connections that are over their time. */
const LOOK_EVERY_MS = 5_000;

/** A Nest application on Fastify with everything the HTTP contract asks of every process, not listening yet. */
export async function createApplication(module: Type | DynamicModule, options: ApplicationOptions): Promise<NestFastifyApplication> {
  const { logger, guards, maxInFlight, timeouts = usualTimeouts, accessLog = usualAccessLog } = options;
  const { verifier, limits, origins } = guards;
  const { headersMs, keepAliveMs, bodyMs } = timeouts;
  const adapter: FastifyAdapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // a request that still comes is answered as any other
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, headersMs), requireHostHeader: false },
    keepAliveTimeout: keepAliveMs,
    requestTimeout: 0, // it would end batches; bodies have times of their own
    routerOptions: { maxParamLength: 300 },
    trustProxy: guards.trustProxy,
    frameworkErrors: answerBadUrl,
    clientErrorHandler: (error, socket) => answerUnreadable(error, socket, fastify.server),
    rewriteUrl: originForm,
    genReqId: requestId,
  });
  const fastify = adapter.getInstance();
  fastify.server.maxConnections = timeouts.maxConnections;
  const capacity = new Capacity(maxInFlight);

  // What happens to a request, in this order, before anything of its body is read.
  noteAnswers(fastify);
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Correlation-Id', request.id);
    done();
  });
  setSecurityHeaders(fastify, origins.size > 0);
  allowOrigins(fastify, origins);
  checkProtocol(fastify);
  answerUnknownAddresses(fastify);
  closeUnknownRoutes(fastify);
  limitAddresses(fastify, limits);
  authenticate(fastify, { verifier, logger, refused: (request, reply) => isRefused(limits, request, reply) });
  limitPrincipals(fastify, limits);
  checkBodyHeaders(fastify);
  takeTurns(fastify, capacity, timeouts); // and what happens once the body is there
  endUnreadBodies(fastify, bodyMs);
  awaitLeave(fastify);

  // What happens to its answer.
  sayWhoMayKeep(fastify);
  compressAnswers(fastify);

  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), CLOSE_PATIENCE_MS).unref();
    done();
  });
  fastify.addHook('onClose', () => limits.close());
  logRequests(fastify, logger, accessLog);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: nestLogger(logger),
    abortOnError: false,
  });
  closeAfterLastAnswers(fastify, app.get(Stopping));
  const registry = app.get<Registry>(Registry);
  measureRequests(fastify, registry);
  measureProblems(fastify, registry);
  measureReadiness(app.get<readonly DependencyCheck[]>(DEPENDENCY_CHECKS), registry);
  measureCapacity(capacity, registry);
  measureRateLimits(limits, registry);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addContentTypeParser('application/x-ndjson', (_request, payload, done) => done(null, payload));
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger, options.translate ?? (() => undefined)));
  return app;
}
