import { type OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC_CACHING } from '../http/caching.js';
import { allProblems } from '../problems/all-problems.js';
import { type DescribedRoute } from '../routes/route.js';
import { type ResponseHeader, responseHeaders } from './headers.js';
import { byStatus, codesOf } from './problem-codes.js';

type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];
type Facts = DescribedRoute['facts'];

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
/** Under which name the header of every such answer is described, beside the one that some have. */
const promised = (name: string) => `${name}.always`;

/** Every header of ours, as one that may be there and as one that is. */
export function headerComponents(): Record<string, object> {
  const entries = Object.entries(responseHeaders);
  return Object.fromEntries(
    entries.flatMap(([name, words]) => [
      [name, words],
      [promised(name), { ...words, required: true }],
    ]),
  );
}

/**
 * What a route answers: its successes, and its problems by status; the same answer of several routes is described once.
 * @param tellsBudget whether everybody who may ask has a budget, so that each success says what is left of it
 */
export function describeAnswers(document: OpenAPIObject, path: string, route: DescribedRoute, tellsBudget: boolean): Responses {
  return { ...problems(document, path, route, tellsBudget), ...answers(route, tellsBudget) };
}

const page = { 'text/html': { schema: { type: 'string' } } };
const csv = { 'text/csv': { schema: { type: 'string' } } };
const usual: NonNullable<DescribedRoute['words']['answers']> = [{ status: 200, description: 'The answer.', schema: { type: 'object' } }];

function answers({ facts, words }: DescribedRoute, tellsBudget: boolean): Responses {
  // What caches keep is told to everybody, and so tells nothing of one request.
  const told: readonly ResponseHeader[] = ['X-Correlation-Id', ...(tellsBudget ? budgetHeaders(facts) : [])];
  const kept = facts.caching === 'catalogue';
  return Object.fromEntries(
    (words.answers ?? usual).map(
      ({
        status,
        description,
        type = 'application/json',
        schema,
        orPage = false,
        orCsv = false,
        headers = [],
        own = {},
        sometimes = [],
      }) => [
        String(status),
        {
          description,
          headers: {
            ...headersNamed([...headers, ...(kept ? [] : told)], [...sometimes, ...told, ...budgetHeaders(facts), ...degradation(facts)]),
            ...Object.fromEntries(Object.entries(own).map(([name, described]) => [name, { ...described, required: true }])),
            ...cachingHeaders(facts, orPage || orCsv),
          },
          ...(schema === undefined ? {} : { content: { [type]: { schema }, ...(orPage ? page : {}), ...(orCsv ? csv : {}) } }),
        },
      ],
    ),
  );
}

/** Who may keep a success, and on what of a request it depends. */
/** @param byAccept whether it depends on what type was asked for */
function cachingHeaders({ kind, caching }: Facts, byAccept: boolean): object {
  const ways = {
    command: ['no-store'],
    stream: ['no-store', 'private, no-store'],
    page: ['no-cache', 'no-store'],
    query: ['private, no-cache', 'no-store', ...(caching === undefined ? [] : [PUBLIC_CACHING])],
  };
  const control = {
    'Cache-Control': { description: 'Who may keep the answer.', required: true, schema: { type: 'string', enum: ways[kind] } },
  };
  const named = kind === 'query' ? [...(byAccept ? ['Accept'] : []), 'Authorization'].join(', ') : byAccept ? 'Accept' : undefined;
  return { ...control, ...variation(caching === 'catalogue' ? KEPT : named) };
}

const KEPT = 'Authorization.*Min-Event-Position.*Accept-Encoding';

/** @param pattern of what is always named; undefined where nothing is */
function variation(pattern: string | undefined): object {
  const words = { description: 'The headers of the request that the answer depends on.', required: pattern !== undefined };
  return { Vary: { ...words, schema: { type: 'string', ...(pattern === undefined ? {} : { pattern }) } } };
}

/** Queries are answered also where something is away or in doubt, and say so. */
function degradation({ kind }: Facts): readonly ResponseHeader[] {
  return kind === 'query' || kind === 'stream' ? ['Degraded'] : [];
}

function problems(document: OpenAPIObject, path: string, route: DescribedRoute, tellsBudget: boolean): Responses {
  const shared = (document.components as { responses: Record<string, unknown> }).responses;
  return Object.fromEntries(
    [...byStatus(codesOf(route, path))].map(([status, codes]) => {
      const response = problemResponse(status, codes, route, tellsBudget);
      const known = Object.entries(shared).find(([, each]) => JSON.stringify(each) === JSON.stringify(response))?.[0];
      const name =
        known ??
        `Problem${status}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Object.keys(shared).filter((each) => each.includes(`${status}`)).length] ?? ''}`;
      shared[name] = response;
      return [String(status), ref('responses', name)];
    }),
  );
}

const always: Readonly<Record<number, readonly ResponseHeader[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};
const sometimes: Readonly<Record<number, readonly ResponseHeader[]>> = {
  404: ['Event-Position'],
  412: ['ETag'],
  415: ['Accept', 'Accept-Encoding'],
  503: ['Event-Position'],
};

function problemResponse(status: number, codes: readonly string[], { facts, words }: DescribedRoute, tellsBudget: boolean): object {
  const own = (words.answers ?? usual).flatMap((answer) => answer.sometimes ?? []).filter((name) => name === 'Preference-Applied');
  const spent = status === 429 && tellsBudget ? budgetHeaders(facts) : [];
  return {
    description: codes.map((code) => `\`${code}\`: ${allProblems[code]?.title ?? ''}.`).join(' '),
    headers: {
      ...headersNamed(
        ['X-Correlation-Id', ...(always[status] ?? []), ...spent],
        [...(sometimes[status] ?? []), ...budgetHeaders(facts), ...degradation(facts), ...own],
      ),
      'Cache-Control': { description: 'Nobody keeps a problem.', required: true, schema: { const: 'no-store' } },
      ...variation(undefined),
    },
    content: {
      'application/problem+json': {
        schema: { allOf: [ref('schemas', 'Problem'), { properties: { status: { const: status }, code: { enum: codes } } }] },
      },
    },
  };
}

const budgetHeaders = ({ budget }: Facts): readonly ResponseHeader[] => (budget === 'none' ? [] : ['RateLimit', 'RateLimit-Policy']);

const headersNamed = (promises: readonly ResponseHeader[], others: readonly ResponseHeader[]) =>
  Object.fromEntries(
    [...new Set([...promises, ...others])].map((name) => [name, ref('headers', promises.includes(name) ? promised(name) : name)]),
  );
