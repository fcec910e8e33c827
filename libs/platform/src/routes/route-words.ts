import { type RequestHeader, type ResponseHeader } from '../docs/headers.js';

/** A success, as the description shows it. */
interface AnswerWords {
  readonly status: 200 | 201 | 202 | 304 | 503;
  readonly description: string;
  /** JSON where it is left out; nothing for an answer without a body. */
  readonly type?: string;
  readonly schema?: object;
  /** Whether `Accept` may ask for a page instead. */
  readonly orPage?: boolean;
  /** Whether `Accept: text/csv` asks for the same as a file of comma-separated values. */
  readonly orCsv?: boolean;
  /** Those that each such answer has, beside those of every answer. */
  readonly headers?: readonly ResponseHeader[];
  /** Those that each has and that mean something else than elsewhere, described here. */
  readonly own?: Readonly<Record<string, { readonly description: string; readonly schema: object }>>;
  /** Those that only some have. */
  readonly sometimes?: readonly ResponseHeader[];
}

/** Values with which the operation works when it is tried, one after another. */
export interface RouteExample {
  /** Of the parameters of the path and of the query string. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Bodies by name, each with a sentence; a text for what is no JSON. */
  readonly bodies?: Readonly<Record<string, { readonly summary: string; readonly value: object | string }>>;
}

/** What the description of the API says of a route, beside its facts. */
export interface RouteWords {
  /** One sentence. */
  readonly summary: string;
  readonly description?: string;
  /** The codes of the problems that it can answer, beside those of every route of its kind. */
  readonly problems?: readonly string[];
  readonly requestHeaders?: readonly RequestHeader[];
  /** A JSON object with status 200, where they are left out. */
  readonly answers?: readonly AnswerWords[];
  readonly example?: RouteExample;
}

/** The example of an operation with one body, or with none. */
export function tried(parameters: Readonly<Record<string, string>>, value?: object): RouteExample {
  return { parameters, ...(value === undefined ? {} : { bodies: { example: { summary: 'An example', value } } }) };
}
