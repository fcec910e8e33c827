import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type ApiDocument, type Operation, operationsOf, type Response as Described, resolve } from './operations.js';

/** An answer, and what was asked. */
export interface Exchange {
  readonly method: string;
  /** With the query string, if any. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where it was not read. */
  readonly body: string | undefined;
}

/** Headers that say nothing of one operation: HTTP's own, security's, and those of answers before any operation. */
const ofAll =
  /^(date|connection|keep-alive|content-(length|type|encoding|security-policy)|transfer-encoding|vary|cache-control|allow|age|x-correlation-id|strict-transport-security|referrer-policy|origin-agent-cluster|cross-origin-\w+-policy|x-[\w-]*(options|filter|protection|policies|control)|permissions-policy|access-control-[\w-]+)$/;

/** Holds answers against the description that their server publishes. */
export class Conformance {
  readonly #ajv: Ajv2020;
  readonly #operations: readonly {
    readonly method: string;
    readonly pattern: RegExp;
    readonly fixed: number;
    readonly operation: Operation;
  }[];
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', components: closed(document.components) });
    this.#operations = operationsOf(document).map(({ method, path, operation }) => ({
      method,
      pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      fixed: path.replace(/\{\w+\}/g, '').length,
      operation,
    }));
  }

  operationOf(method: string, path: string): Operation | undefined {
    const name = path.split('?', 1)[0] ?? '';
    const asked = method === 'HEAD' ? 'GET' : method;
    return this.#operations
      .filter((each) => each.method === asked && each.pattern.test(name))
      .sort((one, other) => other.fixed - one.fixed)[0]?.operation;
  }

  /** What of an answer is not as the description has it, in sentences. */
  faultsOf({ method, path, status, headers, body }: Exchange): readonly string[] {
    const operation = this.operationOf(method, path);
    const type = headers.get('content-type')?.split(';', 1)[0] ?? '';
    if (operation === undefined) {
      // Where no operation is, there is no success, and every problem is one.
      return status < 400 && method !== 'OPTIONS'
        ? [`${status} where nothing is`]
        : this.#bodyFaults({ $ref: 'api#/components/schemas/Problem' }, body);
    }
    const described = operation.responses[String(status)];
    if (described === undefined) return [`the status ${status} is not described`];
    const response = resolve<Described>(this.document, described);
    const faults = [...headers.keys()]
      .filter((name) => !ofAll.test(name) && !Object.keys(response.headers ?? {}).some((each) => each.toLowerCase() === name))
      .map((name) => `the header ${name} is not described`);
    for (const [name, header] of Object.entries(response.headers ?? {}))
      faults.push(...this.#headerFaults(name, header as object, headers.get(name)));
    if (method === 'HEAD' || status === 304) return faults;
    const content = response.content?.[type] ?? response.content?.['*/*'];
    if (content === undefined) return [...faults, `the type ${type} is not described`];
    return /[/+]json$/.test(type) && content.schema !== undefined ? [...faults, ...this.#bodyFaults(content.schema, body)] : faults;
  }

  #headerFaults(name: string, header: object, value: string | null): readonly string[] {
    const { schema } = resolve(this.document, header) as { schema?: object };
    const fits = value === null || schema === undefined || this.#validator(schema)(value);
    return fits ? [] : [`the header ${name} is not as it is described`];
  }

  #bodyFaults(schema: object, body: string | undefined): readonly string[] {
    if (body === undefined || body === '') return [];
    const validate = this.#validator(schema);
    if (validate(JSON.parse(body))) return [];
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

/** Clients are told that fields may be added; our own answers have none that is not described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isObject = parts.type === 'object' && 'properties' in parts;
  return isObject && !('additionalProperties' in parts) ? { ...parts, additionalProperties: false } : parts;
}
