import { type FastifyInstance } from 'fastify';
import { ConfigError } from '../config/config.js';
import { vary } from './vary.js';

const METHODS = 'GET, HEAD, POST';
const REQUEST_HEADERS =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Min-Event-Position, Prefer, X-Correlation-Id, traceparent';
const ANSWER_HEADERS =
  'Age, Content-Disposition, Degraded, ETag, Event-Position, Idempotent-Replayed, Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, X-Correlation-Id';
const PREFLIGHT_KEPT = '600';

/**
 * The origins whose pages may read answers.
 * @param setting origins with commas between them; undefined: nobody's
 * @throws ConfigError
 */
export function corsOrigins(setting: string | undefined): ReadonlySet<string> {
  const origins = (setting ?? '').split(',').map((origin) => origin.trim());
  if (origins.every((origin) => origin === '')) return new Set();
  for (const origin of origins) {
    // What a browser sends, letter by letter: a slash at the end or a capital letter would never match.
    if (!/^https?:\/\//.test(origin) || URL.parse(origin)?.origin !== origin)
      throw new ConfigError(
        'CORS_ORIGINS',
        'must be origins with commas between them, such as https://shop.example, each as a browser writes it',
      );
  }
  return new Set(origins);
}

/**
 * Lets pages of the named origins read answers, and asks browsers' questions beforehand (preflights) themselves. Credentials are never allowed: tokens
 * are sent by the page's own code, and there are no cookies.
 */
export function allowOrigins(fastify: FastifyInstance, origins: ReadonlySet<string>): void {
  if (origins.size === 0) return;
  fastify.addHook('onRequest', (request, reply, done) => {
    vary(reply, 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !origins.has(origin)) return done();
    reply.header('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
      reply.header('Access-Control-Expose-Headers', ANSWER_HEADERS);
      return done();
    }
    reply
      .code(204)
      .headers({
        'Access-Control-Allow-Methods': METHODS,
        'Access-Control-Allow-Headers': REQUEST_HEADERS,
        'Access-Control-Max-Age': PREFLIGHT_KEPT,
      })
      .send();
  });
}
