/** An answer that is no success, as the servers write it (RFC 9457), or what stands for it where none came. */
export interface Problem {
  /** 0 where no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly correlationId?: string | undefined;
  readonly errors?: readonly { readonly path: string; readonly message: string }[] | undefined;
  readonly job?: string | undefined;
  readonly skus?: readonly string[] | undefined;
}

/** What every request of the page fails with. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export const unreachable: Problem = {
  status: 0,
  code: 'unreachable',
  title: 'The server cannot be reached',
  detail: 'No answer came. What you typed is kept.',
};

/** Of a write whose token was refused, and for which nobody has signed in again. */
export const notSignedIn: Problem = {
  status: 401,
  code: 'unauthenticated',
  title: 'You are not signed in',
  detail: 'Nothing was sent. What you typed is kept.',
};

/** What is in the body of an answer that is no success; of a gateway's page only the status is known. */
export function toProblem(status: number, body: unknown): Problem {
  const found = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  const code = typeof found.code === 'string' ? found.code : 'unknown';
  const title = typeof found.title === 'string' ? found.title : `The server answered ${status}`;
  const detail = typeof found.detail === 'string' ? found.detail : 'What answered is none of ours: a gateway in between, perhaps.';
  return { ...found, status, code, title, detail };
}

/** Of anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { status: 0, code: 'page-fault', title: 'This page has a fault', detail };
}

/** What to do about it, in a sentence. */
export function wayOut({ status, code }: Problem): string {
  const known: Readonly<Record<string, string>> = {
    unreachable: 'Look whether the process runs and this machine is online; then try again.',
    'page-fault': 'Load the page again.',
    'projection-behind': 'The view has not come so far yet: try again in a moment.',
    'projection-parked': 'A view has set an event of this aside: look at the parked events.',
    'job-at-work': 'Another job is at work on this: wait for its end, or cancel it.',
    'rate-limited': 'Too many requests came from you: wait a minute.',
  };
  const special = known[code];
  if (special !== undefined) return special;
  if (status === 400) return 'Correct what is named and send it again.';
  if (status === 401) return 'Send it again: you are asked to sign in before.';
  if (status === 403) return 'Sign in with another role, or ask someone who has it.';
  if (status === 404) return 'It may have been written differently, or not be here yet.';
  if (status === 409) return 'Look at what it is now, and decide anew.';
  if (status === 412) return 'Look at what others have changed, and decide anew.';
  if (status === 422) return 'Load the page again before you send this once more.';
  if (status >= 500) return 'Try again in a moment; sent twice, it is done once.';
  return 'Try again.';
}
