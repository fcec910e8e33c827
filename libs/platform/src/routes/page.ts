import { Route } from './route.js';

interface PageWords {
  /** One sentence. */
  readonly summary: string;
  /** Of what it answers; JSON objects where it is left out. */
  readonly type?: string;
  readonly schema?: object;
  /** Whether `Accept` may ask for HTML instead. */
  readonly orPage?: boolean;
  /** Whether 503 says as much as a success does. */
  readonly orUnavailable?: boolean;
  readonly problems?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** `none` for what has to be answered whatever else is asked. */
  readonly budget?: 'reads' | 'none';
}

/** A page beside the API itself, open to all. */
export function Page(path: string, { summary, type, budget = 'reads', ...words }: PageWords): MethodDecorator {
  const {
    schema = type === undefined ? { type: 'object' } : { type: 'string' },
    orPage = false,
    orUnavailable = false,
    problems = [],
    parameters = {},
  } = words;
  const answer = { status: 200, description: summary, schema, orPage, ...(type === undefined ? {} : { type }) } as const;
  return Route(
    'GET',
    path,
    { access: 'public', body: 'none', budget, kind: 'page' },
    {
      summary,
      problems,
      answers: orUnavailable ? [answer, { ...answer, status: 503, headers: ['Retry-After'] }] : [answer],
      example: { parameters },
    },
  );
}
