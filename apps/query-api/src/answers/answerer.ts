import { Injectable, type OnModuleInit, Req, Res } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type Query, QueryBus } from '@nestjs/cqrs';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { LogAgreement } from '../views/log-agreement.js';
import { type Answer, type WrittenAnswer } from './answer.js';
import { CSV, CsvFile } from './csv.js';
import { degrade } from './degraded.js';
import { contentTag, isNamed } from './etag.js';

type Answered = Answer<unknown> | WrittenAnswer<unknown>;
type Question = Query<Answered>;
type Ask = (this: object, ...given: unknown[]) => Question;

const answerers = new WeakMap<FastifyInstance, Answerer>();

/** Has questions answered and writes the {@link Answer}: body, `Event-Position`, `ETag`, and 304 where the client has it already. */
@Injectable()
export class Answerer implements OnModuleInit {
  constructor(
    private readonly queries: QueryBus,
    private readonly log: LogAgreement,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    answerers.set(this.host.httpAdapter.getInstance<FastifyInstance>(), this);
  }

  async answer(ask: () => Question, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    if (this.log.changed) degrade(reply, 'log-changed');
    const question = ask();
    if (this.log.changed) await this.log.refuseBeyondEnd(readMinEventPosition(request.headers['min-event-position']));
    return write(await this.queries.execute(question), request, reply);
  }
}

/**
 * Has the question answered that the route returns. No interceptor: those of Nest make a chain of observables for every request, which costs more than to
 * read a row.
 */
export function answersQuestion(target: object, name: string | symbol, route: PropertyDescriptor): void {
  const ask = route.value as Ask;
  const { length } = ask;
  Req()(target, name, length);
  Res({ passthrough: true })(target, name, length + 1);
  const answer = function (this: object, ...given: unknown[]): Promise<string | undefined> {
    const [request, reply] = given.splice(length, 2) as [FastifyRequest, FastifyReply];
    const answerer = answerers.get(request.server);
    if (answerer === undefined) throw new Error('Nobody is there to answer questions');
    return answerer.answer(() => ask.apply(this, given), request, reply);
  };
  // By its name and metadata the description of the API finds what is said of the route, before or after this.
  for (const key of Reflect.getMetadataKeys(ask)) Reflect.defineMetadata(key, Reflect.getMetadata(key, ask), answer);
  route.value = Object.defineProperty(answer, 'name', { value: name });
}

function write(answer: Answered, request: FastifyRequest, reply: FastifyReply): string | undefined {
  if (answer.degraded !== undefined) degrade(reply, answer.degraded);
  const file = answer.body instanceof CsvFile ? answer.body : undefined;
  const text = file?.text ?? ('text' in answer ? answer.text : JSON.stringify(answer.body));
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
