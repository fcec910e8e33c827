import { problemSchema } from '#platform/docs/problem-schema';
import { IDEMPOTENCY_KEY_PATTERN } from '#platform/headers/header-patterns';
import { type RouteWords } from '#platform/routes/route-words';
import { commandAnswerSchema } from '../http/command-answers.js';

const lines = [
  { path: '/products', body: { sku: 'TEAPOT', name: 'Teapot', category: 'kitchen', price: { amount: '7.95', currency: 'GBP' } } },
  { path: '/products/TEAPOT/publish', body: {}, idempotencyKey: 'publish-teapot' },
];

/** Of a command, and neither of a batch nor of what the payment provider signs. */
const LINE_PATH_PATTERN = '^/(?!batch/?$)(?!payments/[^/]*/provider-events/?$)[A-Za-z0-9._/-]+$';
const NDJSON = 'application/x-ndjson';
const number = { type: 'integer', minimum: 1, description: 'The line’s number, from 1; empty lines count, and have no answer.' };

/** What the description says of a line of a batch. */
export const lineSchema = {
  type: 'string',
  contentMediaType: NDJSON,
  contentSchema: {
    type: 'object',
    description: 'Each line.',
    required: ['path'],
    properties: {
      path: { type: 'string', description: 'The path of a command, as at its own address.', pattern: LINE_PATH_PATTERN },
      body: { type: 'object', description: 'What the command takes; an empty one where it is left out.' },
      idempotencyKey: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN },
    },
    additionalProperties: false,
  },
};

const done = {
  ...commandAnswerSchema,
  required: ['line', 'status', ...commandAnswerSchema.required],
  properties: {
    line: number,
    status: { enum: [200, 201] },
    replayed: { const: true, description: 'Where this is the answer to an earlier request with the same key.' },
    ...commandAnswerSchema.properties,
  },
};
const refused = {
  ...problemSchema,
  required: ['line', ...problemSchema.required],
  properties: { line: number, ...problemSchema.properties },
};

/** What the description says of the batch. */
export const batchWords: RouteWords = {
  summary: 'Many commands over one connection, each answered in its turn',
  description:
    'NDJSON, one `{"path","body","idempotencyKey"?}` a line, any length, streamed. The answer is NDJSON, one result a line, in order: ' +
    '`{"line","status"}` and the body that the command alone would have had. A refused line stops nothing; one that is longer than 1 MiB is refused. ' +
    'After 16 MiB without a line, be it one or blank ones, nothing more is read. `Idempotency-Key` and `If-Match` are refused with 400: a line has an ' +
    '`idempotencyKey` of its own.',
  requestHeaders: ['Min-Event-Position', 'Prefer'],
  answers: [
    {
      status: 200,
      description: 'One result a line. The schema of its content is that of a line.',
      type: NDJSON,
      schema: { type: 'string', contentMediaType: NDJSON, contentSchema: { oneOf: [done, refused] } },
    },
  ],
  example: {
    bodies: { two: { summary: 'A product, and its publication', value: lines.map((line) => `${JSON.stringify(line)}\n`).join('') } },
  },
};
