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

const answerWith = (events: object) => ({
  ...commandAnswerSchema,
  properties: { ...commandAnswerSchema.properties, events: { ...commandAnswerSchema.properties.events, ...events } },
});

/** @param sometimes headers that some successes have, beside those of each */
export function commandAnswers(creates: boolean, sometimes: readonly ResponseHeader[]): NonNullable<RouteWords['answers']> {
  const told = { headers: ['Location', 'ETag', 'Event-Position'], sometimes } as const;
  if (!creates) return [{ status: 200, description: 'Done, or nothing was to do.', schema: commandAnswerSchema, ...told }];
  return [
    { status: 201, description: 'Created.', schema: answerWith({ minItems: 1 }), ...told },
    { status: 200, description: 'Nothing changed.', schema: answerWith({ maxItems: 0 }), ...told },
  ];
}
