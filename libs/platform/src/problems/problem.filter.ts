import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Logger } from '../logging/logger.js';
import { countProblem } from '../metrics/measure-problems.js';
import { routeOf } from '../routes/route.js';
import { Problem, problem } from './problem.js';

/** Turns an error of the process's own libraries into a problem, or leaves it (undefined). */
export type ProblemTranslator = (error: unknown) => Problem | undefined;

/** Problems of the moment: nothing is broken, or what is has a log line of its own. */
const waiting: ReadonlySet<string> = new Set(['projection-behind', 'projection-rebuilding', 'overloaded', 'log-changed']);

/** The one place where an error becomes an answer. What it does not know is logged and answered as `internal`, without a message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly translate: ProblemTranslator,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = error instanceof Problem ? error : (this.translate(error) ?? fromFramework(error));
    const code = answer?.code ?? 'internal';
    if (waiting.has(code)) this.logger.info({ correlationId: request.id, code }, 'asked too early');
    else if (answer === undefined || answer.status >= 500)
      this.logger.error({ correlationId: request.id, code, err: error }, 'request failed');
    if (reply.raw.headersSent) {
      countProblem(request.server.server, routeOf(request)?.kind, code);
      reply.raw.destroy();
      return;
    }
    sendProblem(request, reply, answer ?? problem('internal', 'The request failed on our side.'));
  }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Problem): void {
  countProblem(request.server.server, routeOf(request)?.kind, answer.code);
  if (answer.status === 503 || answer.status === 429) reply.header('Retry-After', '1');
  if (answer.status === 401) reply.header('WWW-Authenticate', 'Bearer');
  for (const [name, value] of Object.entries(answer.more.headers ?? {})) reply.header(name, value);
  reply
    .code(answer.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemDocument(answer, pathOf(request), request.id)));
}

/** The address without what was asked there, which may name a person: problems are kept in logs, by clients and on the way. */
function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '';
}

/** The body of the answer, by RFC 9457. */
export function problemDocument({ code, title, status, detail, more }: Problem, instance: string, correlationId: string): object {
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail,
    code,
    instance,
    correlationId,
    ...(more.errors === undefined ? {} : { errors: more.errors }),
    ...more.extensions,
  };
}

/** Errors that Fastify and Nest raise before any of our code runs. */
function fromFramework(error: unknown): Problem | undefined {
  const code = (error as { code?: unknown }).code;
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413)
    return problem('body-too-large', 'The body is larger than this address takes.');
  if (status === 415) return problem('unsupported-media-type', 'Send the body as application/json.');
  if (status === 404) return problem('not-found', 'There is nothing at this address.');
  if (status === 400)
    return problem('validation-failed', error instanceof HttpException ? 'The request is not valid.' : 'The request cannot be read.');
  return undefined;
}
