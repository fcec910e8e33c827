import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { routeOf } from '../routes/route.js';
import { vary } from './vary.js';

/** For five seconds, and for half a minute more while a newer one is fetched. */
export const PUBLIC_CACHING = 'public, max-age=5, stale-while-revalidate=30';
/** Of one request and not of the answer: a cache that keeps it for all would tell them to everybody. */
const ofOneRequest = ['X-Correlation-Id', 'RateLimit', 'RateLimit-Policy'];

/**
 * Who may keep an answer. Of the public catalogue, asked for without a token, everybody may for a moment; it depends on `Min-Event-Position`, so that a
 * cache never gives an answer that is older than asked. Whoever asked with a token may keep his own and ask whether it is still good. Nobody keeps
 * commands, problems, or what is said while something is broken.
 */
export function sayWhoMayKeep(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (routeOf(request)?.caching === 'catalogue') vary(reply, 'Authorization', 'Min-Event-Position', 'Accept-Encoding');
    else if (routeOf(request)?.kind === 'query') vary(reply, 'Authorization');
    const control = controlOf(request, reply);
    if (control !== undefined) reply.header('Cache-Control', control);
    if (String(reply.getHeader('Cache-Control')).startsWith('public')) for (const name of ofOneRequest) reply.removeHeader(name);
    done(null, payload);
  });
}

/** @returns undefined where the route says it itself */
function controlOf(request: FastifyRequest, reply: FastifyReply): string | undefined {
  const { kind, caching } = routeOf(request) ?? {};
  if (reply.statusCode >= 400 || kind === 'command' || reply.hasHeader('Degraded')) return 'no-store';
  if (reply.hasHeader('Cache-Control')) return undefined;
  if (kind === 'stream') return 'no-store';
  if (kind === 'page' || kind === undefined) return 'no-cache';
  return caching === 'catalogue' && request.headers.authorization === undefined ? PUBLIC_CACHING : 'private, no-cache';
}
