import { type FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/** Shows how many requests there were of each route, how they ended and how long they took. The labels are patterns of routes, never addresses or ids. */
export function measureRequests(fastify: FastifyInstance, registry: Registry): void {
  const histogram = new Histogram({
    name: 'orderline_http_request_seconds',
    help: 'Requests by route, from the end of their headers to the end of their answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  const known = new Set(fastify.supportedMethods);
  fastify.addHook('onResponse', (request, reply, done) => {
    const method = known.has(request.method) ? request.method : 'other';
    const route = request.routeOptions.url ?? 'none';
    histogram.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}
