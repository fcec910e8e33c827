import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readWait } from '#platform/headers/preferences';
import { isOfThePage, ofEveryAnswer, ofNoOperation } from './always.js';
import { type ApiDocument, finderIn, type Response as Described, resolve, type Schema } from './operations.js';
import { comesInParts, partsOf, valueIn } from './parts.js';

/** An answer, and what was asked. */
export interface Exchange {
  readonly method: string;
  /** With the query string, if any. */
  readonly path: string;
  /** Headers of the request. */
  readonly asked: Headers;
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where it was not read. */
  readonly body: string | undefined;
}

interface DescribedHeader {
  readonly required?: boolean;
  readonly schema?: object;
}

/** Holds answers against the description that their server publishes. */
export class Conformance {
  readonly #ajv: Ajv2020;
  readonly #find: ReturnType<typeof finderIn>;
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', components: closed(document.components) });
    this.#find = finderIn(document);
  }

  /** What of an answer is not as the description has it, in sentences. */
  faultsOf(exchange: Exchange): readonly string[] {
    const { method, path, asked, status, headers, body } = exchange;
    const missing = ofEveryAnswer
      .filter((name) => !headers.has(name))
      .map((name) => `the header ${name} is missing, which every answer has`);
    const operation = this.#find(method, path)?.operation;
    if (operation === undefined) return [...missing, ...this.#faultsOfNone(exchange)];
    const described = operation.responses[String(status)];
    if (described === undefined) return [...missing, `the status ${status} is not described`];
    const response = resolve<Described>(this.document, described);
    const faults = [...missing, ...this.#headersFaults(response, headers), ...echoFaults(response, asked, status, headers)];
    if (method === 'HEAD') return faults;
    if (response.content === undefined) return (body ?? '') === '' ? faults : [...faults, 'a body is not described'];
    const type = typeOf(headers);
    const content = response.content[type] ?? response.content['*/*'];
    if (content === undefined) return [...faults, `the type ${type} is not described`];
    if (body === undefined || content.schema === undefined) return faults;
    if (comesInParts(type)) {
      const { parts, rest } = partsOf(type, body);
      const unended = rest.trim() === '' ? [] : ['its last part has no end'];
      return [...faults, ...unended, ...parts.flatMap((part) => this.partFaults(exchange, part))];
    }
    return /[/+]json$/.test(type) ? [...faults, ...this.#bodyFaults(content.schema, body)] : faults;
  }

  /** The same of a part of an answer that comes in parts: a line, or an event. */
  partFaults({ method, path, status, headers }: Omit<Exchange, 'body' | 'asked'>, part: string): readonly string[] {
    const type = typeOf(headers);
    const described = this.#find(method, path)?.operation.responses[String(status)];
    const schema = described && resolve<Described>(this.document, described).content?.[type]?.schema;
    if (schema?.contentSchema === undefined) return [`the parts of ${type} are not described`];
    try {
      const value = valueIn(type, part);
      return value === undefined ? [] : this.#valueFaults(schema.contentSchema, value);
    } catch (error) {
      if (error instanceof SyntaxError) return [`a part is not as ${type} has it: ${error.message}`];
      throw error;
    }
  }

  /** Where no operation is, there is no success but the page, and every problem is one. */
  #faultsOfNone({ method, path, status, headers, body }: Exchange): readonly string[] {
    const isQuestionBeforehand = method === 'OPTIONS' && status === 204 && headers.has('access-control-allow-methods');
    if (isQuestionBeforehand) return [];
    if (status < 400) return isOfThePage(path) ? [] : [`${status} where nothing is`];
    const needed = ['x-correlation-id', ...(status === 405 ? ['allow'] : []), ...(status === 429 || status === 503 ? ['retry-after'] : [])];
    const budgets = isOfThePage(path) ? ['ratelimit', 'ratelimit-policy'] : [];
    const known = new Set([...ofNoOperation, ...needed, ...budgets]);
    return [
      ...needed.filter((name) => !headers.has(name)).map((name) => `the header ${name} is missing`),
      ...[...headers.keys()].filter((name) => !known.has(name)).map((name) => `the header ${name} is not described`),
      ...(typeOf(headers) === 'application/problem+json' ? [] : ['it is no problem']),
      ...(method === 'HEAD' || body === undefined ? [] : this.#bodyFaults(anyProblem, body)),
    ];
  }

  #headersFaults(response: Described, headers: Headers): readonly string[] {
    const described = Object.entries(response.headers ?? {});
    const names = new Set(described.map(([name]) => name.toLowerCase()));
    const unknown = [...headers.keys()].filter((name) => !ofNoOperation.has(name) && !names.has(name));
    return [
      ...unknown.map((name) => `the header ${name} is not described`),
      ...described.flatMap(([name, header]) => {
        const { required = false, schema } = resolve(this.document, header as DescribedHeader);
        const value = headers.get(name);
        if (value === null) return required ? [`the header ${name} is missing, which is promised`] : [];
        const fits = schema === undefined || this.#validator(schema)(value);
        return fits ? [] : [`the header ${name} is not as it is described`];
      }),
    ];
  }

  #bodyFaults(schema: Schema, body: string): readonly string[] {
    return body === '' ? ['the body is missing'] : this.#valueFaults(schema, JSON.parse(body));
  }

  #valueFaults(schema: Schema, value: unknown): readonly string[] {
    const validate = this.#validator(schema);
    if (validate(value)) return [];
    return (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `the body at "${instancePath}" ${message ?? 'is wrong'}`);
  }

  #validator(schema: object): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known !== undefined) return known;
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/');
    const made = this.#ajv.compile(closed(JSON.parse(text)) as object);
    this.#validators.set(schema, made);
    return made;
  }
}

const anyProblem: Schema = { $ref: '#/components/schemas/Problem' };
const typeOf = (headers: Headers) => headers.get('content-type')?.split(';', 1)[0] ?? '';

/** What an answer has to say of what was asked. */
function echoFaults({ headers: described = {} }: Described, asked: Headers, status: number, headers: Headers): readonly string[] {
  const faults: string[] = [];
  const name = asked.get('x-correlation-id');
  const given = headers.get('x-correlation-id');
  if (name !== null && /^[!-~]{1,200}$/.test(name) && given !== null && given !== name)
    faults.push('it has another X-Correlation-Id than was sent');
  const { applied } = readWait(asked.get('prefer') ?? undefined);
  if (status < 400 && applied !== undefined && 'Preference-Applied' in described && headers.get('preference-applied') !== applied)
    faults.push('it does not say that the preference was applied');
  return faults;
}

/** Clients are told that fields may be added; our own answers have none that is not described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isObject = parts.type === 'object' && 'properties' in parts;
  return isObject && !('additionalProperties' in parts) ? { ...parts, additionalProperties: false } : parts;
}
