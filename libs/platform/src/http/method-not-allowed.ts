import { type FastifyInstance } from 'fastify';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

/** Remembers the routes as they are added, so that a known address with another method is answered 405 with `Allow`. */
export function answerMethodNotAllowed(fastify: FastifyInstance): void {
  const methods = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`);
    const known = methods.get(url) ?? { pattern, methods: new Set<string>() };
    for (const each of [method].flat()) known.methods.add(each);
    methods.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== undefined) return done();
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = new Set([...methods.values()].filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods]));
    if (allowed.size === 0) return done();
    sendProblem(
      request,
      reply,
      problem('method-not-allowed', `${request.method} is not a method of this address.`, { headers: { Allow: [...allowed].join(', ') } }),
    );
  });
}
