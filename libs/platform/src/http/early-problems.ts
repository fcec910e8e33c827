import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import { type ConnectionError, type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { countProblem } from '../metrics/measure-problems.js';
import { type Problem, problem } from '../problems/problem.js';
import { problemDocument, sendProblem } from '../problems/problem.filter.js';
import { closeWithoutLeave } from './expectations.js';
import { versionNotSupported } from './protocol.js';
import { requestId } from './request-id.js';
import { dataHeaders } from './security-headers.js';

/** What hooks add to every other problem: none runs for these. */
const problemHeaders: Readonly<Record<string, string>> = { ...dataHeaders, 'Cache-Control': 'no-store' };
/** A line longer than all headers together may be. */
const MAX_LINE = 16_000;
const answering = new WeakMap<Socket, FastifyReply>();

/** Answers with a problem what the router refuses: an address that is none. */
export const answerBadUrl: FastifyServerOptions['frameworkErrors'] = (error, given, answer) => {
  const request = given as FastifyRequest;
  const reply = answer as FastifyReply;
  reply.headers(problemHeaders).header('X-Correlation-Id', request.id);
  closeWithoutLeave(request, reply);
  const isLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  sendProblem(
    request,
    reply,
    isLong
      ? problem('uri-too-long', 'A part of the address is longer than any id.')
      : problem('malformed-request', 'The address holds a percent sign that begins no character in UTF-8.'),
  );
};

/** Remembers what is being answered on a connection, for {@link answerUnreadable}, and answers those who take this for a proxy, once it is their turn. */
export function noteAnswers(fastify: FastifyInstance): void {
  fastify.server.on('connect', (request, socket) => {
    if (!(socket instanceof Socket)) return void socket.destroy();
    const answer = () => {
      if (!socket.writable) return;
      countProblem(fastify.server, undefined, noProxy.code);
      endWith(socket, noProxy, request.url ?? '', requestId(request));
    };
    socket.on('error', () => undefined); // Nobody else listens any more.
    const before = answering.get(socket)?.raw;
    if (before === undefined || before.closed) answer();
    else before.once('close', answer);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    answering.set(request.raw.socket, reply);
    done();
  });
}

/**
 * Answers with a problem what Node cannot read as a request, and ends the connection, on which nobody knows where the next request begins.
 * @param server whose it is, for who counts
 */
export function answerUnreadable(error: ConnectionError, socket: Socket, server: object): void {
  const begun = answering.get(socket)?.raw;
  const isBetween = begun === undefined || begun.writableFinished;
  if (error.code === 'ECONNRESET' || !socket.writable || !(isBetween || !begun.headersSent)) {
    socket.destroy(error);
    return;
  }
  const answer = problemOf(error);
  countProblem(server, undefined, answer.code);
  endWith(socket, answer, '', requestId({ headers: {} }));
}

const noProxy = problem('method-not-allowed', 'This is no proxy.', { headers: { Allow: 'GET, HEAD, POST' } });

/** Writes the answer by hand, where no reply is to be had. */
function endWith(socket: Socket, answer: Problem, instance: string, id: string): void {
  const body = JSON.stringify(problemDocument(answer, instance, id));
  const headers: Readonly<Record<string, string>> = { ...problemHeaders, ...answer.more.headers, Connection: 'close' };
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${id}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function problemOf({ code, rawPacket }: Pick<ConnectionError, 'code' | 'rawPacket'>): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return problem('request-timeout', 'The headers did not come in time.');
  if (code === 'HPE_HEADER_OVERFLOW') {
    return isLongLine(rawPacket)
      ? problem('uri-too-long', 'The address is longer than 16 KiB.')
      : problem('headers-too-large', 'The headers are larger than 16 KiB.');
  }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return problem('body-too-large', 'The extensions of the chunks are larger than 16 KiB.');
  if (code === 'HPE_INVALID_VERSION' || code === 'HPE_PAUSED_H2_UPGRADE') return versionNotSupported();
  return problem('malformed-request', 'This is no HTTP/1.1 request.');
}

/** Whether it is the request line that has no end. */
function isLongLine(packet: unknown): boolean {
  if (!Buffer.isBuffer(packet) || !/^[A-Z]{3,10} /.test(packet.toString('latin1', 0, 11))) return false;
  const end = packet.indexOf('\r\n');
  return end < 0 || end > MAX_LINE;
}
