import { type RouteWords } from '#platform/routes/route-words';
import { type Job } from './job.js';

type Answers = NonNullable<RouteWords['answers']>;

const text = { type: 'string' } as const;
const maybe = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const time = { type: 'string', format: 'date-time' } as const;
const flag = { type: 'boolean' } as const;

const progressSchema = {
  type: 'object',
  required: ['done', 'total', 'eventsPerSecond', 'secondsLeft'],
  properties: {
    done: { type: 'integer', description: 'Events.' },
    total: { type: 'integer', description: 'Events, estimated.' },
    eventsPerSecond: { type: 'number' },
    secondsLeft: maybe({ type: 'integer' }),
  },
};

export const jobSchema = {
  type: 'object',
  required: [
    ...['id', 'projection', 'verb', 'options', 'state', 'requestedBy', 'requestedAt', 'cancelledBy', 'progress', 'notes', 'endedAt'],
    ...['exitCode', 'detail', 'result'],
  ],
  properties: {
    id: text,
    projection: { type: 'string', description: 'Or the process manager.' },
    verb: { type: 'string', description: 'As the CLI has it: `rebuild`, `parked retry` and so on.' },
    options: {
      type: 'object',
      properties: {
        rate: { type: 'integer' },
        verify: flag,
        noSwap: flag,
        acceptDifferences: flag,
        unfinished: flag,
        sequence: text,
        all: flag,
        reason: text,
      },
    },
    state: {
      enum: ['running', 'done', 'failed', 'cancelled', 'interrupted'],
      description:
        '`interrupted`: the projector that was at it has gone; `detail` says what to do. `failed`: also where a comparison found differences.',
    },
    requestedBy: { type: 'string', description: 'Role and subject.' },
    requestedAt: time,
    cancelledBy: { ...maybe(text), description: 'Who has asked for its end; it may have been done before.' },
    progress: { ...maybe(progressSchema), description: 'null where there is nothing to count, or not yet.' },
    notes: { type: 'array', items: text, description: 'What the work has said, the newest last; twenty at most.' },
    endedAt: maybe(time),
    exitCode: {
      ...maybe({ type: 'integer' }),
      description: 'As of the CLI: 0 where it did what was asked, 3 where a comparison found differences.',
    },
    detail: { ...maybe(text), description: 'How it ended.' },
    result: { description: 'What the CLI prints with `--json`; null where there is none.' },
  },
};

export function toJobAnswer({ name, revision: _, requestedAt, endedAt, ...job }: Job): object {
  return { ...job, projection: name, requestedAt: requestedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

const own = {
  Location: { description: 'Where the job is read, on this server.', schema: { type: 'string', pattern: '^/jobs/[!-~]+$' } },
};

export const acceptedAnswers: Answers = [
  { status: 202, description: 'The job has begun.', schema: jobSchema, own },
  { status: 200, description: 'The job that is meant is known already.', schema: jobSchema, own, sometimes: ['Idempotent-Replayed'] },
];

export const cancelAnswers: Answers = [
  { status: 202, description: 'It ends soon, after the batch in hand.', schema: jobSchema, own },
  { status: 200, description: 'It is over.', schema: jobSchema, own },
];

export const jobAnswers: Answers = [{ status: 200, description: 'The job.', schema: jobSchema }];
export const jobListAnswers: Answers = [
  {
    status: 200,
    description: 'The newest hundred.',
    schema: { type: 'object', required: ['items'], properties: { items: { type: 'array', items: jobSchema } } },
  },
];
