import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type CommandResult } from '../command.js';
import { QUERY_API_URL } from './query-api-url.js';

/** How a controller answers a command. */
export interface CommandReply {
  readonly result: CommandResult;
  /** Where the resource is on the query API: a path, without a slash at its beginning. */
  readonly at: string;
  /** Whether the command creates the resource: then it is answered 201. */
  readonly creates?: boolean;
}

export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
}

/** Writes the headers of a command's success and gives its body. */
@Injectable()
export class ReplyToCommand implements NestInterceptor<CommandReply, CommandAnswer> {
  constructor(@Inject(QUERY_API_URL) private readonly queryApiUrl: string) {}

  intercept(context: ExecutionContext, next: CallHandler<CommandReply>): Observable<CommandAnswer> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ result, at, creates = false }) => {
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
