import { IDEMPOTENCY_KEY_PATTERN, IF_MATCH_PATTERN, POSITION_PATTERN } from '../headers/header-patterns.js';

interface HeaderWords {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const position = { type: 'string', pattern: '^\\d{1,19}$' };
const text = { type: 'string' };

/** What clients may say in headers, beside their token. A header without a pattern is read as far as it is understood, and never a reason to refuse. */
export const requestHeaders = {
  'X-Correlation-Id': {
    description:
      'Names the request in logs, in events and in the answer, in 1–200 visible characters; made by the server where it is left out, or is anything else.',
    schema: text,
  },
  'Idempotency-Key': {
    description:
      'Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422.',
    schema: { type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN },
  },
  'If-Match': {
    description: 'A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412.',
    schema: { type: 'string', pattern: IF_MATCH_PATTERN },
  },
  'Min-Event-Position': {
    description: 'Decide on, or answer with, nothing older than this position of a command’s answer; waits for it.',
    schema: { type: 'string', pattern: POSITION_PATTERN },
  },
  Prefer: {
    description: '`wait=<s>`: how long to wait for `Min-Event-Position`, 5 s by default, 30 s at most.',
    schema: text,
  },
  'If-None-Match': { description: 'ETags; if the answer would have one of them, it is 304.', schema: text },
  'Last-Event-ID': { description: 'The `id` of the last event received.', schema: { type: 'string', pattern: '^(\\d{1,19})?$' } },
} as const satisfies Record<string, HeaderWords>;
export type RequestHeader = keyof typeof requestHeaders;

/** What answers say in headers, beside what HTTP itself does. */
export const responseHeaders = {
  'X-Correlation-Id': { description: 'The name of the request in logs and events.', schema: { type: 'string', pattern: '^[!-~]{1,200}$' } },
  ETag: {
    description: 'Of the resource: its first part is the stream revision. Of a list it changes with the content.',
    schema: { type: 'string', pattern: '^(W/)?"[!#-~]+"$' },
  },
  'Content-Disposition': {
    description: 'The name of the file, where the answer is one.',
    schema: { type: 'string', pattern: '^attachment; filename="[a-z0-9.-]+"$' },
  },
  'Event-Position': { description: 'The position of the command’s last event, or which the answer reflects.', schema: position },
  Location: {
    description: 'Where the resource is read: its URL on the query API.',
    schema: { type: 'string', pattern: '^https?://[!-~]+$' },
  },
  'Idempotent-Replayed': { description: 'Whether this is the answer to an earlier request with the same key.', schema: { const: 'true' } },
  'Preference-Applied': {
    description: 'How long would have been waited, where `Prefer` asked for a time.',
    schema: { type: 'string', pattern: '^wait=\\d{1,2}$' },
  },
  'Retry-After': { description: 'Seconds after which to send the request again.', schema: { type: 'string', pattern: '^\\d+$' } },
  'WWW-Authenticate': { description: 'How to say who asks.', schema: { enum: ['Bearer', 'Orderline-Signature'] } },
  RateLimit: {
    description: 'What is left of the budget of this minute, and for how many seconds.',
    schema: { type: 'string', pattern: '^"(reads|commands)";r=\\d+;t=\\d+$' },
  },
  'RateLimit-Policy': { description: 'The budget of a minute.', schema: { type: 'string', pattern: '^"(reads|commands)";q=\\d+;w=60$' } },
  Accept: { description: 'What types of bodies the address takes.', schema: { enum: ['application/json', 'application/x-ndjson'] } },
  'Accept-Encoding': { description: 'How bodies may be encoded.', schema: { const: 'identity' } },
  Degraded: {
    description: 'Where the answer falls short, in what: `log-changed`, the views hold what a log said that is no more. A list.',
    schema: { type: 'string', pattern: '^[a-z-]+(, [a-z-]+)*$' },
  },
} as const satisfies Record<string, HeaderWords>;
export type ResponseHeader = keyof typeof responseHeaders;
