import { type IncomingHttpHeaders } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The JSON of the body; undefined where it is none. */
  readonly json: unknown;
}

/** The part of a problem document that the import reads. */
export interface ProblemDetails {
  readonly code: string;
  readonly detail: string;
  readonly errors?: unknown;
}

/** Undefined where the answer is no problem document. */
export function problemOf({ json }: HttpAnswer): ProblemDetails | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const { code, detail, errors } = json as Partial<Record<keyof ProblemDetails, unknown>>;
  if (typeof code !== 'string') return undefined;
  return { code, detail: typeof detail === 'string' ? detail : '', ...(errors !== undefined && { errors }) };
}

/** For people: the status and what the API says of it. */
export function describeAnswer(answer: HttpAnswer): string {
  const problem = problemOf(answer);
  return problem === undefined ? String(answer.status) : `${answer.status} ${problem.code}${problem.detail && ` (${problem.detail})`}`;
}

/** For people. An address with several IPs fails with one error for each and no message of its own. */
export function describeFailure(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return failure.message || ('code' in failure ? String(failure.code) : failure.name);
}

/** One header's value; undefined where there is none. */
export function headerOf({ headers }: HttpAnswer, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

/** The position in `Event-Position`; undefined where there is none. */
export function positionOf(answer: HttpAnswer): bigint | undefined {
  const position = headerOf(answer, 'event-position');
  return position !== undefined && /^\d+$/.test(position) ? BigInt(position) : undefined;
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
