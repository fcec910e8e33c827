import { type FastifyReply } from 'fastify';
import { type CommandResult } from '../command.js';

export interface CommandAnswer {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly string[];
}

/**
 * Writes the headers of a command's success and gives its body.
 * @param location the resource's URL on the query API
 * @param creates whether the command creates the resource: then it is answered 201
 */
export function replyToCommand(reply: FastifyReply, result: CommandResult, location: string, creates: boolean): CommandAnswer {
  const position = result.position.toString();
  reply
    .code(creates && result.events.length > 0 ? 201 : 200)
    .header('Location', location)
    .header('ETag', `"${result.revision}"`)
    .header('Event-Position', position);
  if (result.replayed) reply.header('Idempotent-Replayed', 'true');
  return { id: result.id, revision: result.revision, position, events: result.events };
}
