import { parseJson } from '#platform/http/json-body';
import { type FieldError, Problem } from '#platform/problems/problem';
import { type Line } from './lines.js';

/** A command, as a line says it. */
export interface BatchLine {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string;
}

/** A line holds its command's body one level deeper. */
const LEVELS_AROUND_BODY = 1;
const faults = {
  'too-long': 'is longer than 1 MiB',
  'not-utf8': 'is not UTF-8',
  endless: 'has not come within 16 MiB, so nothing more is read',
} as const;
const fields = new Set(['path', 'body', 'idempotencyKey']);

/** The command of a line; what the command's own address would refuse in its body is left to that. */
export function parseLine(line: Line): BatchLine | { readonly fault: FieldError } {
  if ('fault' in line) return refused('line', faults[line.fault]);
  let value: unknown;
  try {
    value = parseJson(line.text, LEVELS_AROUND_BODY);
  } catch (error) {
    if (error instanceof SyntaxError) return refused('line', 'is not JSON');
    if (error instanceof Problem) return { fault: faultOf(error) };
    throw error;
  }
  if (!isObject(value)) return refused('line', 'is not a JSON object');
  const unknown = Object.keys(value).find((name) => !fields.has(name));
  if (unknown !== undefined) return refused(unknown, 'is not a known field');
  const { path, body = {}, idempotencyKey } = value;
  if (typeof path !== 'string' || !/^\/[A-Za-z0-9._/-]+$/.test(path)) return refused('path', 'must be the path of a command');
  // An address with these is another one to whoever reads it next.
  if (/\/(?:\.{0,2})\//.test(path) || /\/\.{1,2}$/.test(path)) return refused('path', 'must not hold empty parts, nor . or ..');
  if (/^\/batch\/?$/.test(path)) return refused('path', 'must not be another batch');
  if (/^\/payments\/[^/]*\/provider-events\/?$/.test(path))
    return refused('path', 'must not be a provider’s event, which is signed as a request of its own');
  if (!isObject(body)) return refused('body', 'must be a JSON object');
  if (idempotencyKey !== undefined && (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))) {
    return refused('idempotencyKey', 'must be 1–255 visible characters');
  }
  return { path, body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultOf({ more, detail }: Problem): FieldError {
  const [first] = more.errors ?? [];
  return first === undefined || first.path === 'body' ? { path: 'line', message: first?.message ?? detail } : first;
}

function refused(path: string, message: string): { readonly fault: FieldError } {
  return { fault: { path, message } };
}
