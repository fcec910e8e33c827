import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type ApiDocument, finderIn, type PlacedOperation, resolve, type Schema } from '../operations.js';
import { readJson } from './json.js';

/** Of an address, in characters. */
const LONGEST_PART = 300;

export interface JudgedRequest {
  readonly method: string;
  /** As clients send it, with the query string. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Undefined and empty are the same. */
  readonly body?: string | undefined;
}

/**
 * Decides by nothing but the description that an API publishes whether a request is as it says. Its schemas are taken as they stand; what stands beside
 * them in words is here, too: texts are looked at in Unicode's NFC, parameters that are not described and those that are given twice are refused, a
 * body is JSON in UTF-8 that says everything once, and no body is an empty object.
 */
export class Judge {
  readonly #ajv: Ajv2020;
  readonly #find: ReturnType<typeof finderIn>;
  readonly #validators = new Map<object, ValidateFunction>();

  constructor(private readonly document: ApiDocument) {
    this.#ajv = new Ajv2020({ strict: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema({ $id: 'api', components: document.components });
    this.#find = finderIn(document);
  }

  /** What of a request is not as the description has it; nothing where it has to be taken. */
  faultsOf({ method, path, headers = {}, body }: JudgedRequest): readonly string[] {
    const placed = this.#find(method, path);
    if (placed === undefined) return ['the address is none'];
    const parts = (path.split('?', 1)[0] ?? '').split('/');
    if (parts.some((part) => part.length > LONGEST_PART || decoded(part) === undefined)) return ['the address cannot be read'];
    if (!this.#looks(placed)) return this.#addressFaults(placed, path.split('?', 1)[0] ?? '');
    return [...this.#addressFaults(placed, path), ...this.#headerFaults(placed, headers), ...this.#bodyFaults(placed, headers, body ?? '')];
  }

  /** The same of one line of a batch. */
  lineFaults(line: string): readonly string[] {
    const schema = this.#find('POST', '/batch')?.operation.requestBody?.content['application/x-ndjson']?.schema?.contentSchema;
    if (schema === undefined) throw new Error('The lines of a batch are not described');
    const read = readJson(line, { levelsAround: 1 });
    if ('fault' in read) return [read.fault];
    const faults = this.#valueFaults('the line', schema, read.value);
    if (faults.length > 0) return faults;
    const { path, body = {} } = read.value as { readonly path: string; readonly body?: object };
    return this.faultsOf({ method: 'POST', path, body: JSON.stringify(body) });
  }

  /** Pages cannot find a request wrong: what they do not know is passed over. */
  #looks({ operation }: PlacedOperation): boolean {
    const refusal = resolve(this.document, operation.responses['400'] ?? {});
    return JSON.stringify(refusal.content ?? {}).includes('"validation-failed"');
  }

  #addressFaults({ path: template, operation }: PlacedOperation, address: string): readonly string[] {
    const [path = '', query = ''] = address.split('?', 2);
    const parameters = operation.parameters.map((each) => resolve(this.document, each));
    const given = [...new URLSearchParams(query)];
    const named = new Map(parameters.filter((each) => each.in === 'query').map(({ name, schema }) => [name, schema]));
    const isAgain = (name: string, index: number) =>
      named.get(name)?.type !== 'array' && given.findIndex(([other]) => other === name) < index;
    const strange = given.filter(([name], index) => !named.has(name) || isAgain(name, index));
    return [
      ...strange.map(([name]) => `the parameter ${name} is not described, or given twice`),
      ...parameters.flatMap(({ in: place, name, schema, required = false }) => {
        if (place === 'header') return [];
        const all = given.flatMap(([each, text]) => (each === name ? [text] : []));
        if (schema.type === 'array') return all.length === 0 ? [] : this.#valueFaults(`the parameter ${name}`, schema, all);
        const text = place === 'path' ? inPath(template, path, name) : given.find(([each]) => each === name)?.[1];
        if (text === undefined) return required ? [`the parameter ${name} is missing`] : [];
        return this.#valueFaults(`the parameter ${name}`, schema, asParameter(schema, text));
      }),
    ];
  }

  #headerFaults({ operation }: PlacedOperation, headers: Readonly<Record<string, string>>): readonly string[] {
    // It is said in words that these are for the lines.
    const isBatch = operation.requestBody?.content['application/x-ndjson'] !== undefined;
    const misplaced = isBatch ? ['idempotency-key', 'if-match'].filter((name) => headers[name] !== undefined) : [];
    const faults = operation.parameters
      .map((each) => resolve(this.document, each))
      .flatMap(({ in: place, name, schema }) => {
        const value = place === 'header' ? headers[name.toLowerCase()] : undefined;
        return value === undefined ? [] : this.#valueFaults(`the header ${name}`, schema, value.trim());
      });
    return [...misplaced.map((name) => `the header ${name} is for lines`), ...faults];
  }

  #bodyFaults({ operation }: PlacedOperation, headers: Readonly<Record<string, string>>, body: string): readonly string[] {
    const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    if (type === undefined) return [];
    const [given = '', charset = 'charset=utf-8'] = (headers['content-type'] ?? type).split(/\s*;\s*/);
    if (given !== type || !/^charset="?utf-?8"?$/i.test(charset)) return ['the type of the body is not described'];
    if (type === 'application/x-ndjson' || content?.schema === undefined) return [];
    const read = body === '' ? { value: {} } : readJson(body);
    return 'fault' in read ? [read.fault] : this.#valueFaults('the body', content.schema, read.value);
  }

  #valueFaults(what: string, schema: Schema, value: unknown): readonly string[] {
    const known = this.#validators.get(schema);
    const validate =
      known ?? this.#ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object);
    this.#validators.set(schema, validate);
    if (validate(composed(value))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${what}${instancePath && ` at "${instancePath}"`} ${message ?? 'is wrong'}`,
    );
  }
}

/** The value that stands in an address. */
function inPath(template: string, path: string, name: string): string | undefined {
  return decoded(path.split('/')[template.split('/').indexOf(`{${name}}`)] ?? '');
}

/** @returns undefined where percent signs begin no character */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** A whole number as a query string spells it. */
function asParameter(schema: Schema, text: string): unknown {
  return schema.type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function composed(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(composed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name.normalize('NFC'), composed(member)]));
}
