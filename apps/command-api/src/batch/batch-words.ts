import { type RouteWords } from '#platform/routes/route-words';

const lines = [
  { path: '/products', body: { sku: 'TEAPOT', name: 'Teapot', category: 'kitchen', price: { amount: '7.95', currency: 'GBP' } } },
  { path: '/products/TEAPOT/publish', body: {}, idempotencyKey: 'publish-teapot' },
];

/** What the description says of the batch. */
export const batchWords: RouteWords = {
  summary: 'Many commands over one connection, each answered in its turn',
  description:
    'NDJSON, one `{"path","body","idempotencyKey"?}` a line, any length, streamed. The answer is NDJSON, one result a line, in order: ' +
    '`{"line","status"}` and the body that the command alone would have had. A refused line stops nothing; one that is longer than 1 MiB is refused. ' +
    'After 16 MiB without a line, be it one or blank ones, nothing more is read. `Idempotency-Key` and `If-Match` are refused with 400: a line has an ' +
    '`idempotencyKey` of its own.',
  requestHeaders: ['Min-Event-Position', 'Prefer'],
  answers: [{ status: 200, description: 'One result a line.', type: 'application/x-ndjson', schema: { type: 'string' } }],
  example: {
    bodies: { two: { summary: 'A product, and its publication', value: lines.map((line) => `${JSON.stringify(line)}\n`).join('') } },
  },
};
