import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

/** What a body has to bring on average, once its first time is over. */
const BYTES_PER_SECOND = 1_024;

/**
 * Cuts a body off that does not come: after `firstMs`, and after a second more for each KiB that has come.
 * @returns stops looking
 */
export function cutSlowBody(request: FastifyRequest, reply: FastifyReply, firstMs: number): () => void {
  const { socket } = request.raw;
  const began = performance.now();
  const before = socket.bytesRead;
  const look = () => {
    const due = firstMs + ((socket.bytesRead - before) / BYTES_PER_SECOND) * 1_000;
    const left = began + due - performance.now();
    if (left > 0) timer = setTimeout(look, left);
    else answerTimeout(request, reply);
  };
  let timer = setTimeout(look, firstMs);
  return () => clearTimeout(timer);
}

/**
 * Cuts a body of any length off when for so long nothing has come, nothing was answered and nothing waits to be read.
 * @returns stops looking
 */
export function cutSilentBody(request: FastifyRequest, reply: FastifyReply, silenceMs: number): () => void {
  const { raw } = request;
  const { socket } = raw;
  let heard = performance.now();
  let bytes = 0;
  const timer = setInterval(() => {
    if (raw.complete) return clearInterval(timer);
    const moved = socket.bytesRead + socket.bytesWritten;
    if (moved !== bytes || raw.readableLength > 0) {
      bytes = moved;
      heard = performance.now();
    } else if (performance.now() - heard >= silenceMs) {
      clearInterval(timer);
      if (reply.raw.headersSent) raw.destroy();
      else answerTimeout(request, reply);
    }
  }, silenceMs / 10);
  return () => clearInterval(timer);
}

/**
 * What is answered before its body has come leaves the body on its way. It is read and thrown away, so that the answer is not lost in a reset and the
 * connection can be used again; but only for so long.
 */
export function endUnreadBodies(fastify: FastifyInstance, patienceMs: number): void {
  fastify.addHook('onResponse', ({ raw }, _reply, done) => {
    if (raw.complete === false) setTimeout(() => raw.complete || raw.destroy(), patienceMs).unref();
    done();
  });
}

function answerTimeout(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('Connection', 'close');
  sendProblem(request, reply, problem('request-timeout', 'The body did not come in time.'));
}
