import { type FastifyInstance } from 'fastify';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

interface Address {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/**
 * Answers requests that no route is for before anything of a body is read: 405 with `Allow` where the address has other methods, else 404. An address
 * with a slash at its end is another one. Remembers the routes as they are added.
 */
export function answerUnknownAddresses(fastify: FastifyInstance): void {
  const addresses = new Map<string, Address>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const literal = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`^${literal.replace(/:[A-Za-z]+/g, '[^/]+').replace(/\*$/, '.*')}$`);
    const known = addresses.get(url) ?? { pattern, methods: new Set<string>() };
    for (const each of [method].flat()) known.methods.add(each);
    addresses.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const { url } = request.routeOptions;
    // To the router, nothing at all after a slash is an id.
    const isKnown = url !== undefined && (path === '/' || !path.endsWith('/') || url.endsWith('*'));
    if (isKnown) return done();
    const allowed = new Set([...addresses.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]));
    if (allowed.size === 0) return sendProblem(request, reply, problem('not-found', 'There is nothing at this address.'));
    const headers = { Allow: [...allowed].join(', ') };
    sendProblem(request, reply, problem('method-not-allowed', `${request.method} is not a method of this address.`, { headers }));
  });
}
