import { type FastifyInstance } from 'fastify';
import { principalOf } from '../auth/access.js';
import { type Config } from '../config/config.js';
import { type Logger } from '../logging/logger.js';
import { routeOf } from '../routes/route.js';

export interface AccessLog {
  /** Which requests have a line: slow are those that took long, and those that failed on our side. */
  readonly lines: 'all' | 'slow' | 'off';
  readonly slowMs: number;
}

export const usualAccessLog: AccessLog = { lines: 'slow', slowMs: 1_000 };

export function accessLogOf({ ACCESS_LOG, SLOW_REQUEST_MS }: Config): AccessLog {
  return { lines: ACCESS_LOG, slowMs: SLOW_REQUEST_MS };
}

/**
 * One line for each request that is answered, whose method, route, status, time and role it says. Never its address, which may name a person, and
 * nothing of its body. Streams are long by nature, and so never slow.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger, { lines, slowMs }: AccessLog): void {
  if (lines === 'off') return;
  fastify.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status, elapsedTime } = reply;
    const isSlow = elapsedTime >= slowMs && routeOf(request)?.kind !== 'stream';
    if (lines === 'all' || isSlow || status >= 500) {
      const role = principalOf(request)?.role ?? 'none';
      const { method, id: correlationId } = request;
      logger.info(
        { correlationId, method, route: request.routeOptions.url ?? 'none', status, ms: Math.round(elapsedTime), role },
        'request',
      );
    }
    done();
  });
}
