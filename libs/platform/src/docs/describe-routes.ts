import { type OpenAPIObject } from '@nestjs/swagger';
import { currencies } from '#events/contracts/currencies';
import { allProblems } from '../problems/all-problems.js';
import { type DescribedRoute, ROUTE_EXTENSION } from '../routes/route.js';
import { type RequestHeader, requestHeaders, type ResponseHeader, responseHeaders } from './headers.js';
import { byStatus, codesOf } from './problem-codes.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Responses = Operation['responses'];
type Schema = Record<string, unknown>;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

export const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string', description: 'The address of the page on this code.', pattern: '^/problems/[a-z0-9-]+$' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What is wrong in this case.' },
    code: { type: 'string', description: 'Never changes.' },
    instance: { type: 'string', description: 'The address that was asked.' },
    correlationId: { type: 'string' },
    errors: {
      type: 'array',
      description: 'What is wrong with which field, parameter or header.',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    skus: { type: 'array', description: 'The products concerned.', items: { type: 'string' } },
  },
} as const;

/** Completes the description of every operation from the facts and words of its route, which it takes out. */
export function describeRoutes(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.parameters = Object.fromEntries(
    Object.entries(requestHeaders).map(([name, words]) => [name, { name, in: 'header', required: false, ...words }]),
  );
  components.headers = { ...responseHeaders } as typeof components.headers;
  const schemas = {
    ...closed(components.schemas ?? {}),
    Problem: problemSchema,
    Currency: { type: 'string', description: 'ISO 4217.', enum: [...currencies.keys()] },
  };
  components.schemas = schemas as unknown as typeof components.schemas;
  components.responses = {};
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of [item.get, item.post]) {
      if (operation === undefined) continue;
      const route = (operation as unknown as Record<string, DescribedRoute | undefined>)[ROUTE_EXTENSION];
      if (route === undefined) throw new Error(`${path} was not made by Route`);
      delete (operation as unknown as Schema)[ROUTE_EXTENSION];
      describe(document, path, operation, route);
    }
  }
  nameCurrencies(schemas);
}

/** The classes of bodies: fields that they do not have are refused. The payment provider's are his business. */
function closed(schemas: object): Record<string, object> {
  const entries = Object.entries(schemas) as [string, object][];
  return Object.fromEntries(entries.map(([name, schema]) => [name, { ...schema, additionalProperties: name === 'ProviderEventBody' }]));
}

function describe(document: OpenAPIObject, path: string, operation: Operation, route: DescribedRoute): void {
  const { facts, words } = route;
  operation.tags = [path.split('/')[1] || 'process'];
  operation.operationId = `${facts.body === 'none' ? 'get' : 'post'}${path.replace(/[^A-Za-z]+([A-Za-z])?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? '')}`;
  if (facts.access === 'public') operation.security = facts.kind === 'query' ? [{}, { bearer: [] }] : [];
  else operation.description = [`For ${facts.access.join(', ')}.`, words.description].filter(Boolean).join(' ');
  const given = (operation.parameters ?? []) as unknown as (Schema & { name: string })[];
  for (const parameter of given) {
    const example = words.example?.parameters?.[parameter.name];
    if (example !== undefined) parameter.example = example;
  }
  const names: readonly RequestHeader[] = ['X-Correlation-Id', ...(words.requestHeaders ?? [])];
  operation.parameters = [...given, ...names.map((name) => ref('parameters', name))] as unknown as Parameter[];
  describeBody(operation, words);
  operation.responses = { ...problems(document, path, route), ...answers(route) };
}

function describeBody({ requestBody }: Operation, { example }: DescribedRoute['words']): void {
  if (requestBody === undefined || '$ref' in requestBody || example?.bodies === undefined) return;
  for (const content of Object.values(requestBody.content)) content.examples = { ...example.bodies };
}

const page = { 'text/html': { schema: { type: 'string' } } };
const usual: NonNullable<DescribedRoute['words']['answers']> = [{ status: 200, description: 'The answer.', schema: { type: 'object' } }];

function answers({ facts, words }: DescribedRoute): Responses {
  const everywhere: readonly ResponseHeader[] = ['X-Correlation-Id', ...budgetHeaders(facts.budget), ...degradation(facts.kind)];
  return Object.fromEntries(
    (words.answers ?? usual).map(({ status, description, type = 'application/json', schema, orPage, headers = [] }) => [
      String(status),
      {
        description,
        headers: headersNamed([...everywhere, ...headers]),
        ...(schema === undefined ? {} : { content: { [type]: { schema }, ...(orPage === true ? page : {}) } }),
      },
    ]),
  );
}

/** Queries are answered also where something is away or in doubt, and say so. */
function degradation(kind: DescribedRoute['facts']['kind']): readonly ResponseHeader[] {
  return kind === 'query' || kind === 'stream' ? ['Degraded'] : [];
}

/** By each status that the route's problems have; the same answer of several routes is described once. */
function problems(document: OpenAPIObject, path: string, route: DescribedRoute): Responses {
  const shared = (document.components as { responses: Record<string, unknown> }).responses;
  return Object.fromEntries(
    [...byStatus(codesOf(route, path))].map(([status, codes]) => {
      const response = problemResponse(status, codes, route);
      const known = Object.entries(shared).find(([, each]) => JSON.stringify(each) === JSON.stringify(response))?.[0];
      const name =
        known ??
        `Problem${status}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[Object.keys(shared).filter((each) => each.includes(`${status}`)).length] ?? ''}`;
      shared[name] = response;
      return [String(status), ref('responses', name)];
    }),
  );
}

function problemResponse(status: number, codes: readonly string[], { facts, words }: DescribedRoute): object {
  const own: readonly ResponseHeader[] = (words.answers ?? usual)
    .flatMap(({ headers = [] }) => headers)
    .filter((name) => name === 'Preference-Applied');
  const byItself: Readonly<Record<number, readonly ResponseHeader[]>> = {
    401: ['WWW-Authenticate'],
    404: ['Event-Position'],
    412: ['ETag'],
    415: ['Accept', 'Accept-Encoding'],
    429: ['Retry-After'],
    503: ['Retry-After', 'Event-Position'],
  };
  return {
    description: codes.map((code) => `\`${code}\`: ${allProblems[code]?.title ?? ''}.`).join(' '),
    headers: headersNamed([
      'X-Correlation-Id',
      ...budgetHeaders(facts.budget),
      ...(byItself[status] ?? []),
      ...degradation(facts.kind),
      ...own,
    ]),
    content: {
      'application/problem+json': {
        schema: { allOf: [ref('schemas', 'Problem'), { properties: { status: { const: status }, code: { enum: codes } } }] },
      },
    },
  };
}

const budgetHeaders = (budget: DescribedRoute['facts']['budget']): readonly ResponseHeader[] =>
  budget === 'none' ? [] : ['RateLimit', 'RateLimit-Policy'];

const headersNamed = (names: readonly ResponseHeader[]) =>
  Object.fromEntries([...new Set(names)].map((name) => [name, ref('headers', name)]));

/** The long list of currencies stands once. */
function nameCurrencies(schemas: object): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const properties = (schema as { properties?: Record<string, { enum?: readonly unknown[] }> }).properties ?? {};
    for (const [field, { enum: choices }] of Object.entries(properties)) {
      if (name !== 'Currency' && choices?.length === currencies.size) properties[field] = ref('schemas', 'Currency') as object;
    }
  }
}
