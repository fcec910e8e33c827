import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Observable } from 'rxjs';
import { AwaitPosition } from './await-position.js';
import { takeBusinessTime, type TimedRequest } from './business-time.js';
import { refuseQueryString } from './no-query-string.js';
import { type CommandAnswer, type CommandReply, ReplyToCommand } from './reply-to-command.js';

/** What stands around the method of every command's route. One interceptor and not four: each costs a request as much as what it does. */
@Injectable()
export class AnswerCommand implements NestInterceptor<CommandReply, CommandAnswer> {
  constructor(
    private readonly position: AwaitPosition,
    private readonly replies: ReplyToCommand,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<CommandReply>): Promise<Observable<CommandAnswer>> {
    const http = context.switchToHttp();
    const request = http.getRequest<TimedRequest>();
    takeBusinessTime(request);
    refuseQueryString(context);
    await this.position.reached(request, http.getResponse<FastifyReply>());
    return this.replies.intercept(context, next);
  }
}
