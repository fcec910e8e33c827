interface HeaderWords {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const position = { type: 'string', pattern: '^\\d{1,19}$' };
const text = { type: 'string' };

/** What clients may say in headers, beside their token. */
export const requestHeaders = {
  'X-Correlation-Id': {
    description: 'Names the request in logs, in events and in the answer; made by the server where it is left out.',
    schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
  },
  'Idempotency-Key': {
    description:
      'Any string of 1–255 visible characters. The same key again, from the same caller for the same resource, gives the first answer again; with another body or path 422.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
  },
  'If-Match': {
    description: 'A stream revision, or ETags of queries, whose first part that is; `*` stands for any. Where it is not true: 412.',
    schema: text,
  },
  'Min-Event-Position': {
    description: 'Decide on, or answer with, nothing older than this position of a command’s answer; waits for it.',
    schema: position,
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
  'X-Correlation-Id': { description: 'The name of the request in logs and events.', schema: text },
  ETag: { description: 'Of the resource: its first part is the stream revision. Of a list it changes with the content.', schema: text },
  'Event-Position': { description: 'The position of the command’s last event, or which the answer reflects.', schema: position },
  Location: { description: 'Where the resource is read: its URL on the query API.', schema: text },
  'Idempotent-Replayed': { description: 'Whether this is the answer to an earlier request with the same key.', schema: { const: 'true' } },
  'Preference-Applied': { description: 'How long would have been waited.', schema: { type: 'string', pattern: '^wait=\\d{1,2}$' } },
  'Retry-After': { description: 'Seconds after which to send the request again.', schema: { type: 'string', pattern: '^\\d+$' } },
  'WWW-Authenticate': { description: 'How to say who asks.', schema: text },
  RateLimit: { description: 'What is left of the budget of this minute, and for how many seconds.', schema: text },
  'RateLimit-Policy': { description: 'The budget of a minute.', schema: text },
  Accept: { description: 'What types of bodies the address takes.', schema: text },
  'Accept-Encoding': { description: 'How bodies may be encoded.', schema: text },
  Degraded: {
    description: 'Where the answer falls short, in what: `log-changed`, the views hold what a log said that is no more. A list.',
    schema: text,
  },
} as const satisfies Record<string, HeaderWords>;
export type ResponseHeader = keyof typeof responseHeaders;
