import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { routeOf } from '../routes/route.js';

/** On every answer: nothing of ours is a page inside another, and what it is, is what it says. */
const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Permitted-Cross-Domain-Policies': 'none',
};

/** An answer for programs loads nothing, even where a browser is made to show it. */
const DATA_POLICY = `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
/** The headers of an answer that no hook sees. */
export const dataHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': DATA_POLICY,
};
/** Pages load what this server has, and nothing else; the styles of Swagger UI are written into its elements. */
const PAGE_POLICY = `default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`;
const TLS_FOR = 'max-age=31536000';

/**
 * Security headers on every answer. That a host is spoken to over TLS only is told where this request was, as a trusted proxy says: over plain HTTP
 * browsers must not be told, and of the host's other names we know nothing.
 * @param isOpen whether pages of other origins may read some answers
 */
export function setSecurityHeaders(fastify: FastifyInstance, isOpen: boolean): void {
  const resourcePolicy = isOpen ? 'cross-origin' : 'same-origin';
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders).header('Cross-Origin-Resource-Policy', resourcePolicy);
    if (request.protocol === 'https') reply.header('Strict-Transport-Security', TLS_FOR);
    done();
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader('Content-Security-Policy')) reply.header('Content-Security-Policy', policyOf(request, reply));
    done(null, payload);
  });
}

function policyOf(request: FastifyRequest, reply: FastifyReply): string {
  const type = String(reply.getHeader('content-type') ?? '');
  return routeOf(request)?.kind === 'page' && type.startsWith('text/html') ? PAGE_POLICY : DATA_POLICY;
}
