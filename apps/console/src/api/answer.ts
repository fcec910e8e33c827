import { ProblemError, toProblem, unreachable } from './problem.js';

/** What came, with what its headers say. */
export interface Answer<Body> {
  readonly body: Body;
  /** For `If-Match` of what is written next; null where there is none. */
  readonly etag: string | null;
  /** Of the event that it reflects. */
  readonly position: string | null;
  /** What stands in for something that is away; null as a rule. */
  readonly degraded: string | null;
}

interface Outcome<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer of a client. @throws ProblemError where there is none; what `signal` aborts with, where that was it */
export async function answerOf<Body>(asked: Promise<Outcome<Body>>): Promise<Answer<NonNullable<Body>>> {
  let outcome: Outcome<Body>;
  try {
    outcome = await asked;
  } catch (error) {
    // What fetch throws where nobody answers, or the answer breaks off.
    if (error instanceof TypeError) throw new ProblemError(unreachable);
    throw error;
  }
  const { data, error, response } = outcome;
  if (data === undefined || data === null) throw new ProblemError(toProblem(response.status, error));
  const { headers } = response;
  return { body: data, etag: headers.get('ETag'), position: headers.get('Event-Position'), degraded: headers.get('Degraded') };
}

/** Only what is in the answer. */
export const bodyOf = async <Body>(asked: Promise<Outcome<Body>>) => (await answerOf(asked)).body;
