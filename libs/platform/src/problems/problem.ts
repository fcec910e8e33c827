/** What a kind of problem is called and means; the source of `/problems/<code>`. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly explanation: string;
}

/** Every problem that any of the APIs can answer, by code. The command API adds the refusals of the domain. */
export const problemKinds = {
  'malformed-json': {
    status: 400,
    title: 'The body is not JSON',
    explanation: 'The body could not be read as JSON in UTF-8. Send one JSON object.',
  },
  'validation-failed': {
    status: 400,
    title: 'The request is not valid',
    explanation: 'One or more fields are missing, unknown or out of range; `errors` names each with its path.',
  },
  unauthenticated: {
    status: 401,
    title: 'A valid token is needed',
    explanation: 'Send `Authorization: Bearer <token>` with a token that is signed for this installation and has not expired.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed for this role',
    explanation: 'The token is valid, but its role may not do this or may not set one of the fields; `errors` names the field.',
  },
  'not-found': { status: 404, title: 'No such resource', explanation: 'Nothing with this address exists, or it is not yours to see.' },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    explanation: 'The address exists, but not with this method; the header `Allow` lists the methods it has.',
  },
  conflict: {
    status: 409,
    title: 'Lost a race',
    explanation: 'Others kept changing the same resource while this command was decided. Nothing was written; send it again.',
  },
  'revision-mismatch': {
    status: 412,
    title: '`If-Match` is no longer true',
    explanation: 'The resource has changed since the revision named in `If-Match`. Read it again and decide anew.',
  },
  'body-too-large': { status: 413, title: 'The body is too large', explanation: 'A command’s body holds at most 1 MiB.' },
  'unsupported-media-type': {
    status: 415,
    title: 'The body’s type is not supported',
    explanation: 'Send `Content-Type: application/json`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key was used for another request',
    explanation: 'An `Idempotency-Key` stands for one request. Take a new key for a new request, or repeat the first one unchanged.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    explanation: 'Slow down and send the request again after the seconds in `Retry-After`.',
  },
  internal: {
    status: 500,
    title: 'Something failed on our side',
    explanation:
      'The failure has been logged under the correlation id. Whether the command was written is not known: repeat it with the same `Idempotency-Key`.',
  },
  'stream-incomplete': {
    status: 500,
    title: 'Events of this resource are missing',
    explanation:
      'The resource’s stream of events was cut in the event store, so its state cannot be known. Nothing was written; an engineer has to put the events back.',
  },
  overloaded: {
    status: 503,
    title: 'Too busy',
    explanation: 'More requests are being worked on than this process takes at once. Send it again after the seconds in `Retry-After`.',
  },
  'event-store-unavailable': {
    status: 503,
    title: 'The event store cannot be reached',
    explanation:
      'A command may or may not have been written: repeat it with the same `Idempotency-Key` after the seconds in `Retry-After`. A query can simply be sent again.',
  },
  'read-models-unavailable': {
    status: 503,
    title: 'The read models cannot be reached',
    explanation: 'Send the request again after the seconds in `Retry-After`.',
  },
  'personal-data-unavailable': {
    status: 503,
    title: 'The keys of personal data cannot be reached',
    explanation: 'Names and addresses can neither be stored nor shown right now. Repeat the request after the seconds in `Retry-After`.',
  },
  'projection-behind': {
    status: 503,
    title: 'The view has not reached the asked position yet',
    explanation: 'The view is still working towards `Min-Event-Position`. Ask again after the seconds in `Retry-After`.',
  },
  'projection-parked': {
    status: 503,
    title: 'This row waits for a repair',
    explanation: 'An event of this row could not be applied before the asked position; an engineer has to retry or discard it.',
  },
  'projection-rebuilding': {
    status: 503,
    title: 'The view is being rebuilt',
    explanation: 'The new version of this view is not live yet and the old one is no longer fed. Ask again later.',
  },
} as const satisfies Record<string, ProblemKind>;

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
