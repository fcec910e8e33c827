import { type FastifyInstance, type FastifyReply, type FastifyRequest, type HookHandlerDoneFunction } from 'fastify';
import { Problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';
import { routeOf } from '../routes/route.js';
import { bringsBody } from './body-headers.js';
import { batchLineBody, isBatchLine } from '../limits/batch-lines.js';
import { type Capacity } from './capacity.js';
import { giveLeave } from './expectations.js';
import { parseJsonBody } from './json-body.js';
import { cutSilentBody, cutSlowBody } from './slow-bodies.js';
import { type Timeouts } from './timeouts.js';
import { Turn } from './turn.js';

/**
 * Gives each request of a route its turn: a place while its body comes, within its time; then a slot while it is worked on. Streams keep a place
 * instead, and pages, health among them, are always answered. The body of a batch's line has come with the batch.
 */
export function takeTurns(fastify: FastifyInstance, capacity: Capacity, timeouts: Timeouts): void {
  const arrivals = new WeakMap<FastifyRequest, () => void>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const facts = routeOf(request);
    if (facts === undefined) return done();
    // Hung up while it was found out who asks: nothing more is done, and there would be no 'close' to give anything back.
    if (reply.raw.closed) return;
    const turn = Turn.begin(request, capacity);
    // 'close' comes once for every exchange, finished or broken off.
    reply.raw.once('close', () => turn.end());
    attempt(request, reply, done, () => {
      if (facts.body === 'ndjson') turn.take(capacity.batches);
      else if (facts.kind === 'stream') turn.take(capacity.streams);
      if (facts.body === 'ndjson') ends(reply, cutSilentBody(request, reply, timeouts.batchMs));
      else if (bringsBody(request) && !isBatchLine())
        arrivals.set(request, awaitBody(request, reply, turn.take(capacity.bodies), timeouts.bodyMs));
      giveLeave(request, reply);
    });
  });
  fastify.addHook('preValidation', (request, reply, done) => {
    const facts = routeOf(request);
    if (facts === undefined) return done();
    arrivals.get(request)?.();
    attempt(request, reply, done, () => {
      if (facts.kind === 'command' || facts.kind === 'query') Turn.of(request).work();
      if (facts.body === 'json') request.body = batchLineBody() ?? (Buffer.isBuffer(request.body) ? parseJsonBody(request.body) : {});
    });
  });
}

/** @returns for when the body is there */
function awaitBody(request: FastifyRequest, reply: FastifyReply, giveBack: () => void, firstMs: number): () => void {
  const stop = cutSlowBody(request, reply, firstMs);
  ends(reply, stop);
  return () => {
    stop();
    giveBack();
  };
}

function ends(reply: FastifyReply, stop: () => void): void {
  reply.raw.once('close', stop);
}

/** Goes on to the next hook, or answers with the problem. Refusals are no errors of ours, and many at a time: they pass the filter by. */
function attempt(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Problem)) return done(error as Error);
    return sendProblem(request, reply, error);
  }
  done();
}
