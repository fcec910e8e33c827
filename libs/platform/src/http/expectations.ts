import { type IncomingMessage } from 'node:http';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { bringsBody } from './body-headers.js';

const told = new WeakSet<FastifyRequest>();

/** What a request expects of its server, in lower case. Before HTTP/1.1 there was nothing to expect (RFC 9110, 10.1.1). */
export function expectation({ headers: { expect }, httpVersion }: IncomingMessage): string | undefined {
  return httpVersion === '1.1' ? expect?.trim().toLowerCase() : undefined;
}

/**
 * Has requests that expect something looked at like all others: Node would refuse some by itself, and give the rest leave to send their bodies before
 * anybody has looked at them. Whoever is refused without that leave may send his body or not, and nobody knows where his next request begins: the
 * connection ends.
 */
export function awaitLeave(fastify: FastifyInstance): void {
  const { server } = fastify;
  server.on('checkContinue', (request, response) => server.emit('request', request, response));
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  fastify.addHook('onSend', (request, reply, payload, done) => {
    closeWithoutLeave(request, reply);
    done(null, payload);
  });
}

/** Gives leave to send the body to whoever waits for it. */
export function giveLeave(request: FastifyRequest, { raw }: FastifyReply): void {
  if (expectation(request.raw) !== '100-continue') return;
  told.add(request);
  raw.writeContinue();
}

/** For an answer that no hook sees. */
export function closeWithoutLeave(request: FastifyRequest, reply: FastifyReply): void {
  if (expectation(request.raw) !== undefined && bringsBody(request) && !told.has(request)) reply.header('Connection', 'close');
}
