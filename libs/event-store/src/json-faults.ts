import { MAX_JSON_DEPTH } from './event-store.js';

/** What keeps a value from being kept as JSON, and where. */
export interface JsonFault {
  /** The field's path, such as `events[3].data.lines[0].price`. */
  readonly field: string;
  readonly reason: string;
}

/**
 * Whether JSON.stringify writes the value as it is: nothing dropped, nothing turned into null, not too deep. Members that are undefined
 * are as good as absent. Says nothing about the text of strings: whoever writes the JSON sees that from its escapes for next to nothing.
 */
export function hasJsonShape(value: unknown, depth = 1): boolean {
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (value === null) return true;
  if (depth > MAX_JSON_DEPTH) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) if (!hasJsonShape(value[index], depth + 1)) return false;
    return true;
  }
  if (!isRecord(value)) return false;
  for (const name in value) {
    const member = value[name];
    if (member !== undefined && !hasJsonShape(member, depth + 1)) return false;
  }
  return true;
}

/** The first fault of a value, its strings and names included. Slow: for values of which it is known that something is amiss. */
export function findJsonFault(field: string, value: unknown, ancestors: readonly object[] = []): JsonFault | undefined {
  if (typeof value === 'string') {
    const reason = textFault(value);
    return reason === undefined ? undefined : { field, reason };
  }
  if (typeof value !== 'object') return hasJsonShape(value) ? undefined : { field, reason: `JSON cannot hold ${nameOf(value)}` };
  if (value === null) return undefined;
  if (ancestors.includes(value)) return { field, reason: 'contains itself' };
  if (ancestors.length >= MAX_JSON_DEPTH) return { field, reason: `nested deeper than ${MAX_JSON_DEPTH} levels` };
  const within = [...ancestors, value];
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = findJsonFault(`${field}[${index}]`, value[index], within);
      if (fault) return fault;
    }
    return undefined;
  }
  if (!isRecord(value)) return { field, reason: `JSON cannot hold ${nameOf(value)}` };
  for (const [name, member] of Object.entries(value)) {
    const reason = textFault(name);
    if (reason !== undefined) return { field, reason: `the name of a member ${reason}` };
    const fault = member === undefined ? undefined : findJsonFault(`${field}.${name}`, member, within);
    if (fault) return fault;
  }
  return undefined;
}

/** Why a text cannot be kept: PostgreSQL has no U+0000, and half a surrogate pair is no character. */
export function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'holds the character U+0000';
  if (!text.isWellFormed()) return 'holds half of a surrogate pair, which is no character';
  return undefined;
}

/** Objects of their own members only. Dates, Maps and whatever else has its own idea of JSON would come back as something else. */
function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && Object.prototype.toString.call(value) !== '[object Object]') return false;
  return !('toJSON' in value && typeof value.toJSON === 'function');
}

function nameOf(value: unknown): string {
  if (value === undefined) return 'undefined in a list';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null) return `an object of the kind ${value.constructor?.name ?? 'unknown'}`;
  return `a ${typeof value}`;
}
