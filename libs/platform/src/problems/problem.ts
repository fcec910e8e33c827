/** What a kind of problem is called and means; the source of `/problems/<code>`. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly explanation: string;
}

const kind = (status: number, title: string, explanation: string): ProblemKind => ({ status, title, explanation });

/** Every problem that any of the APIs can answer, by code, beside the refusals of the domain. */
export const problemKinds = {
  'malformed-json': kind(400, 'The body is not JSON', 'The body could not be read as JSON in UTF-8. Send one JSON object.'),
  'malformed-request': kind(
    400,
    'This is no HTTP request',
    'The request could not be read: its line, its headers, its length or its address are not as HTTP/1.1 has them.',
  ),
  'validation-failed': kind(
    400,
    'The request is not valid',
    'One or more fields are missing, unknown or out of range; `errors` names each with its path.',
  ),
  'cursor-expired': kind(
    400,
    'The list no longer goes on from there',
    'Hits in the order of relevance are ordered by the search that answers, and another one answers now. Ask for the first page again.',
  ),
  unauthenticated: kind(
    401,
    'A valid token is needed',
    'Send `Authorization: Bearer <token>` with a token that is signed for this installation and has not expired.',
  ),
  'signature-invalid': kind(
    401,
    'A valid signature is needed',
    'Sign the bytes of the body: `Orderline-Signature: t=<Unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">` with the secret of this installation, at most 5 minutes ago.',
  ),
  forbidden: kind(
    403,
    'Not allowed for this role',
    'The token is valid, but its role may not do this or may not set one of the fields; `errors` names the field.',
  ),
  'not-found': kind(404, 'No such resource', 'Nothing with this address exists, or it is not yours to see.'),
  'method-not-allowed': kind(
    405,
    'Method not allowed',
    'The address exists, but not with this method; the header `Allow` lists the methods it has.',
  ),
  'request-timeout': kind(
    408,
    'The request did not come in time',
    'The headers have 15 seconds; a body has 10 seconds and one more for each KiB that has come; within a batch nothing may be silent for 30 seconds.',
  ),
  conflict: kind(
    409,
    'Lost a race',
    'Others kept changing the same resource while this command was decided. Nothing was written; send it again.',
  ),
  'job-at-work': kind(
    409,
    'A job is at work already',
    'A view or a process manager has one job at a time; `job` names the one that is at work, which `GET /jobs/{id}` shows. Wait for its end, or cancel it.',
  ),
  'steering-refused': kind(
    409,
    'Not as things stand',
    'What was asked for cannot be done with the view or the process manager as it is; `detail` says why, and what to do.',
  ),
  'revision-mismatch': kind(
    412,
    '`If-Match` is no longer true',
    'The resource has changed since the revision named in `If-Match`. Read it again and decide anew.',
  ),
  'body-too-large': kind(413, 'The body is too large', 'A command’s body holds at most 1 MiB.'),
  'uri-too-long': kind(
    414,
    'The address is too long',
    'An address has room for 16 KiB, with the headers, and each of its parts for 300 characters.',
  ),
  'unsupported-media-type': kind(415, 'The body’s type is not supported', 'Send `Content-Type: application/json`.'),
  'expectation-failed': kind(417, 'The request expects what is not done here', 'Of the header `Expect` only `100-continue` is known.'),
  'idempotency-key-reused': kind(
    422,
    'The idempotency key was used for another request',
    'An `Idempotency-Key` stands for one request. Take a new key for a new request, or repeat the first one unchanged.',
  ),
  'too-many-requests': kind(
    429,
    'Too many requests at one time',
    'The caller has as many bodies on their way, batches, streams or waiting requests as one may have. Send the request again when some of them have ended, after the seconds in `Retry-After` at the earliest.',
  ),
  'rate-limited': kind(
    429,
    'The budget of this minute is spent',
    'Each caller may send so many requests a minute; `RateLimit-Policy` says how many, and `Retry-After` when there are new ones. Without a token there are fewer.',
  ),
  'headers-too-large': kind(431, 'The headers are too large', 'All headers together have room for 16 KiB, with the address.'),
  internal: kind(
    500,
    'Something failed on our side',
    'The failure has been logged under the correlation id. Whether the command was written is not known: repeat it with the same `Idempotency-Key`.',
  ),
  'stream-incomplete': kind(
    500,
    'Events of this resource are missing',
    'The resource’s stream of events was cut in the event store, so its state cannot be known. No command is taken for it until an engineer has put the events back.',
  ),
  'version-not-supported': kind(505, 'This version of HTTP is not spoken', 'Requests come in HTTP/1.1; HTTP/1.0 is understood.'),
  overloaded: kind(
    503,
    'Too busy',
    'More requests are being worked on than this process takes at once. Send it again after the seconds in `Retry-After`.',
  ),
  'token-keys-unavailable': kind(
    503,
    'Tokens cannot be checked',
    'The keys that tokens are signed with cannot be fetched from their issuer, so nothing can be said of any token. Send the request again after the seconds in `Retry-After`.',
  ),
  'event-store-unavailable': kind(
    503,
    'The event store cannot be reached',
    'A command may or may not have been written: repeat it with the same `Idempotency-Key` after the seconds in `Retry-After`. A query can simply be sent again.',
  ),
  'log-changed': kind(
    503,
    'The log of events is not the one it was',
    'Events that were seen before are gone from the event store: it was restored from a backup, lost its last events in a failover, or is another one. No command is taken until an engineer has said which log is the right one; queries go on with `Degraded: log-changed`. A `Min-Event-Position` beyond the log’s end cannot be reached. Repeat the request, a command with the same `Idempotency-Key`, after the seconds in `Retry-After`.',
  ),
  'read-models-unavailable': kind(503, 'The read models cannot be reached', 'Send the request again after the seconds in `Retry-After`.'),
  'personal-data-unavailable': kind(
    503,
    'The keys of personal data cannot be reached',
    'Names and addresses can neither be stored nor shown right now. Repeat the request after the seconds in `Retry-After`.',
  ),
  'projection-behind': kind(
    503,
    'The asked position has not been reached yet',
    'What the answer rests on, a view or for a command the log, is still before `Min-Event-Position`. Ask again after the seconds in `Retry-After`; a position that no command has answered is never reached.',
  ),
  'projection-parked': kind(
    503,
    'This row waits for a repair',
    'An event of this row could not be applied before the asked position; an engineer has to retry or discard it.',
  ),
  'projection-rebuilding': kind(
    503,
    'The view is being rebuilt',
    'The new version of this view is not live yet and the old one is no longer fed. Ask again later.',
  ),
} satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problemKinds;

export interface FieldError {
  /** For example `lines[0].quantity`, or `header If-Match`. */
  readonly path: string;
  readonly message: string;
}

/** An answer that is not a success: RFC 9457 problem details. Thrown anywhere, written by the problem filter. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly kind?: ProblemKind;
      readonly extensions?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(detail);
    this.name = 'Problem';
    const kind = more.kind ?? problemKinds[code as ProblemCode];
    this.status = kind.status;
    this.title = kind.title;
  }
}

export function problem(code: ProblemCode, detail: string, more?: ConstructorParameters<typeof Problem>[2]): Problem {
  return new Problem(code, detail, more);
}

/** A single wrong field, header or parameter. */
export function invalid(path: string, message: string): Problem {
  return problem('validation-failed', `${path} ${message}`, { errors: [{ path, message }] });
}
