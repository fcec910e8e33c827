import { Readable } from 'node:stream';
import { Controller, Req, Res, UseInterceptors } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type FieldError, problem } from '#platform/problems/problem';
import { Route } from '#platform/routes/route';
import { NoQueryString } from '../http/no-query-string.js';
import { batchWords } from './batch-words.js';
import { type Line, readLines } from './lines.js';

interface BatchLine {
  readonly path: string;
  readonly body: object;
  readonly idempotencyKey?: string;
}

const passedOn = ['authorization', 'min-event-position', 'prefer', 'traceparent'] as const;

/**
 * Many commands over one connection: NDJSON in, NDJSON out, streamed. The lines are worked on one after another, so a later one may build on an
 * earlier; each is a command of its own with an answer of its own, and a refused one stops nothing.
 */
@Controller('batch')
export class BatchController {
  constructor(private readonly host: HttpAdapterHost) {}

  @Route('POST', '', { access: ['customer', 'clerk', 'warehouse'], body: 'ndjson', budget: 'none', kind: 'stream' }, batchWords)
  @ApiBody({ required: true, schema: { type: 'string' } })
  @ApiConsumes('application/x-ndjson')
  @UseInterceptors(NoQueryString)
  batch(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (!(request.body instanceof Readable)) throw problem('unsupported-media-type', 'Send the batch as application/x-ndjson.');
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const answers = Readable.from(answerLines(fastify, request, readLines(request.body)), { objectMode: true });
    void reply.header('Content-Type', 'application/x-ndjson; charset=utf-8').send(answers);
  }
}

async function* answerLines(fastify: FastifyInstance, request: FastifyRequest, lines: AsyncIterable<Line>): AsyncGenerator<string> {
  let number = 0;
  for await (const line of lines) {
    number++;
    const answer = await answerLine(fastify, request, line);
    yield `${JSON.stringify({ line: number, ...answer })}\n`;
  }
}

async function answerLine(fastify: FastifyInstance, request: FastifyRequest, line: Line): Promise<object> {
  const parsed = parse(line);
  if ('fault' in parsed) {
    const detail = `${parsed.fault.path} ${parsed.fault.message}`;
    const { code, title, status } = problem('validation-failed', detail);
    return {
      type: `/problems/${code}`,
      title,
      status,
      detail,
      code,
      instance: request.url,
      correlationId: request.id,
      errors: [parsed.fault],
    };
  }
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-correlation-id': request.id };
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  if (parsed.idempotencyKey !== undefined) headers['idempotency-key'] = parsed.idempotencyKey;
  const response = await fastify.inject({ method: 'POST', url: parsed.path, headers, payload: JSON.stringify(parsed.body) });
  const replayed = response.headers['idempotent-replayed'] === 'true' ? { replayed: true } : {};
  return { status: response.statusCode, ...replayed, ...response.json<object>() };
}

const fields = new Set(['path', 'body', 'idempotencyKey']);

function parse(line: Line): BatchLine | { readonly fault: FieldError } {
  if ('fault' in line) return refused('line', line.fault === 'too-long' ? 'is longer than 1 MiB' : 'is not UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch (error) {
    if (error instanceof SyntaxError) return refused('line', 'is not JSON');
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('line', 'is not a JSON object');
  const unknown = Object.keys(value).find((name) => !fields.has(name));
  if (unknown !== undefined) return refused(unknown, 'is not a known field');
  const { path, body = {}, idempotencyKey } = value as Record<string, unknown>;
  if (typeof path !== 'string' || !/^\/[A-Za-z0-9._/-]+$/.test(path)) return refused('path', 'must be the path of a command');
  if (/^\/batch\/?$/.test(path)) return refused('path', 'must not be another batch');
  if (/^\/payments\/[^/]*\/provider-events\/?$/.test(path))
    return refused('path', 'must not be a provider’s event, which is signed as a request of its own');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refused('body', 'must be a JSON object');
  if (idempotencyKey !== undefined && (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))) {
    return refused('idempotencyKey', 'must be 1–255 visible characters');
  }
  return { path, body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
}

function refused(path: string, message: string): { readonly fault: FieldError } {
  return { fault: { path, message } };
}
