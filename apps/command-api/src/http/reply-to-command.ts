import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Command, CommandBus } from '@nestjs/cqrs';
import { type FastifyReply } from 'fastify';
import { type Observable, switchMap } from 'rxjs';
import { type CommandResult } from '../command.js';
import { CommandGate } from '../log/command-gate.js';

/** Public base URL of the query API, without a slash at the end: where the resources of commands are read. */
export const QUERY_API_URL = Symbol('query api url');

/** Set on a route whose command creates the resource: then it is answered 201. */
export const CREATES = 'orderline:creates';

/** What a controller wants done, and how it is answered. */
export interface CommandReply {
  readonly command: Command<CommandResult>;
  /** Where the resource is on the query API: a path, without a slash at its beginning. */
  readonly at: string;
}

export type CommandAnswer = Pick<CommandResult, 'id' | 'revision' | 'events'> & { readonly position: string };

/** Has the command of a route handled, writes the headers of its success and gives its body. */
@Injectable()
export class ReplyToCommand implements NestInterceptor<CommandReply, CommandAnswer> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(QUERY_API_URL) private readonly queryApiUrl: string,
    @Inject(CommandGate) private readonly gate: CommandGate,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<CommandReply>): Observable<CommandAnswer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const creates = this.reflector.get<boolean | undefined>(CREATES, context.getHandler()) ?? false;
    return next.handle().pipe(
      switchMap(async ({ command, at }) => {
        // Before anything is looked up or made for it.
        this.gate.pass();
        const result = await this.bus.execute(command);
        const { id, revision, events, replayed } = result;
        const position = result.position.toString();
        reply
          .code(creates && events.length > 0 ? 201 : 200)
          .header('Location', `${this.queryApiUrl}/${at}`)
          .header('ETag', `"${revision}"`)
          .header('Event-Position', position);
        if (replayed) reply.header('Idempotent-Replayed', 'true');
        return { id, revision, position, events };
      }),
    );
  }
}
