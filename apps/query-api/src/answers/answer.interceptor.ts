import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { map, type Observable, switchMap } from 'rxjs';
import { LogAgreement } from '../views/log-agreement.js';
import { type Answer } from './answer.js';
import { CSV, CsvFile } from './csv.js';
import { degrade } from './degraded.js';
import { contentTag, isNamed } from './etag.js';

type Question = Query<Answer<unknown>>;

/** Has the question answered that a route returns, and writes the {@link Answer}: body, `Event-Position`, `ETag`, and 304 where the client has it already. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor<Question, string | undefined> {
  constructor(
    private readonly queries: QueryBus,
    private readonly log: LogAgreement,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Question>): Observable<string | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (this.log.changed) degrade(reply, 'log-changed');
    return next.handle().pipe(
      switchMap(async (question) => {
        if (this.log.changed) await this.log.refuseBeyondEnd(readMinEventPosition(request.headers['min-event-position']));
        return this.queries.execute(question);
      }),
      map((answer) => write(answer, request, reply)),
    );
  }
}

function write(answer: Answer<unknown>, request: FastifyRequest, reply: FastifyReply): string | undefined {
  if (answer.degraded !== undefined) degrade(reply, answer.degraded);
  const file = answer.body instanceof CsvFile ? answer.body : undefined;
  const text = file?.text ?? JSON.stringify(answer.body);
  const etag = answer.etag ?? contentTag(text);
  reply.header('Event-Position', String(answer.position));
  reply.header('ETag', etag);
  if (isNamed(etag, request.headers['if-none-match'])) {
    reply.code(304);
    return undefined;
  }
  reply.header('Content-Type', `${file === undefined ? 'application/json' : CSV}; charset=utf-8`);
  if (file !== undefined) reply.header('Content-Disposition', `attachment; filename="${file.name}"`);
  return text;
}
