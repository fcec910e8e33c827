import { type OpenAPIObject } from '@nestjs/swagger';
import { currencies } from '#events/contracts/currencies';
import { type RateLimits } from '../limits/rate-limits.js';
import { type DescribedRoute, ROUTE_EXTENSION } from '../routes/route.js';
import { describeAnswers, headerComponents } from './describe-answers.js';
import { type RequestHeader, requestHeaders } from './headers.js';
import { problemSchema } from './problem-schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = NonNullable<Operation['parameters']>[number];
type Schema = Record<string, unknown>;

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/**
 * Completes the description of every operation from the facts and words of its route, which it takes out.
 * @param limits tell which answers always say what is left of a budget
 */
export function describeRoutes(document: OpenAPIObject, limits: Pick<RateLimits, 'tellAll'>): void {
  const components = (document.components ??= {});
  components.parameters = Object.fromEntries(
    Object.entries(requestHeaders).map(([name, words]) => [name, { name, in: 'header', required: false, ...words }]),
  );
  components.headers = headerComponents();
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
      describe(document, path, operation, route, limits);
    }
  }
  nameCurrencies(schemas);
}

/** The classes of bodies: fields that they do not have are refused. The payment provider's are his business. */
function closed(schemas: object): Record<string, object> {
  const entries = Object.entries(schemas) as [string, object][];
  return Object.fromEntries(entries.map(([name, schema]) => [name, { ...schema, additionalProperties: name.startsWith('Provider') }]));
}

function describe(
  document: OpenAPIObject,
  path: string,
  operation: Operation,
  route: DescribedRoute,
  limits: Pick<RateLimits, 'tellAll'>,
): void {
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
  describeBody(document, operation, words);
  operation.responses = describeAnswers(document, path, route, limits.tellAll(facts));
}

/** No body at all is an empty object: one is needed where one of its fields is. */
function describeBody({ components }: OpenAPIObject, { requestBody }: Operation, { example }: DescribedRoute['words']): void {
  if (requestBody === undefined || '$ref' in requestBody) return;
  for (const content of Object.values(requestBody.content)) {
    if (example?.bodies !== undefined) content.examples = { ...example.bodies };
    const fields =
      content.schema !== undefined && '$ref' in content.schema ? components?.schemas?.[nameIn(content.schema.$ref)] : undefined;
    if (fields !== undefined && !('$ref' in fields)) requestBody.required = (fields.required ?? []).length > 0;
  }
}

const nameIn = (reference: string) => reference.split('/').at(-1) ?? '';

/** The long list of currencies stands once. */
function nameCurrencies(schemas: object): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const properties = (schema as { properties?: Record<string, { enum?: readonly unknown[] }> }).properties ?? {};
    for (const [field, { enum: choices }] of Object.entries(properties)) {
      if (name !== 'Currency' && choices?.length === currencies.size) properties[field] = ref('schemas', 'Currency') as object;
    }
  }
}
