import { Route } from './route.js';

interface PageWords {
  /** One sentence. */
  readonly summary: string;
  /** Of what it answers; JSON objects where it is left out. */
  readonly type?: string;
  readonly schema?: object;
  readonly problems?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** `none` for what has to be answered whatever else is asked. */
  readonly budget?: 'reads' | 'none';
}

/** A page beside the API itself, open to all. */
export function Page(path: string, { summary, type, budget = 'reads', ...words }: PageWords): MethodDecorator {
  const { schema = type === undefined ? { type: 'object' } : { type: 'string' }, problems = [], parameters = {} } = words;
  const answer = { status: 200, description: summary, schema, ...(type === undefined ? {} : { type }) } as const;
  return Route(
    'GET',
    path,
    { access: 'public', body: 'none', budget, kind: 'page' },
    { summary, problems, answers: [answer], example: { parameters } },
  );
}
