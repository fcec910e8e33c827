import { type FastifyInstance } from 'fastify';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

/** Answers 503 instead of queueing without bound when more than `limit` requests are being worked on. Health is always answered. */
export function limitInFlight(fastify: FastifyInstance, limit: number): void {
  let inFlight = 0;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (inFlight >= limit && !request.url.startsWith('/health/')) {
      sendProblem(request, reply, problem('overloaded', 'Too many requests are being worked on.'));
      return;
    }
    inFlight++;
    // 'close' comes once for every exchange, finished or broken off.
    reply.raw.once('close', () => inFlight--);
    done();
  });
}
