import { type ResponseHeader } from '#platform/docs/headers';
import { type RouteWords } from '#platform/routes/route-words';

/** The body of every command's success. */
export const commandAnswerSchema = {
  type: 'object',
  required: ['id', 'revision', 'position', 'events'],
  properties: {
    id: { type: 'string', description: 'Of the resource.' },
    revision: { type: 'integer', minimum: -1, description: 'Of its stream, after the command; −1 where nothing is there.' },
    position: { type: 'string', pattern: '^\\d{1,19}$', description: 'Of the last event: for `Min-Event-Position`.' },
    events: { type: 'array', items: { type: 'string' }, description: 'The types of what happened, in order; empty where nothing changed.' },
  },
} as const;

/** @param more headers, beside those of every success */
export function commandAnswers(creates: boolean, more: readonly ResponseHeader[]): NonNullable<RouteWords['answers']> {
  const told = { schema: commandAnswerSchema, headers: ['Location', 'ETag', 'Event-Position', ...more] } as const;
  const done = { status: 200, description: creates ? 'Nothing changed.' : 'Done, or nothing was to do.', ...told } as const;
  return creates ? [{ status: 201, description: 'Created.', ...told }, done] : [done];
}
