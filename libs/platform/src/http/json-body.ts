import { invalid, problem } from '../problems/problem.js';

/** Deepest nesting of a JSON body. */
const MAX_BODY_DEPTH = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A request's JSON body; an empty body is `{}`.
 * @throws Problem for bytes that are not UTF-8 JSON, deeper nesting than {@link MAX_BODY_DEPTH}, and U+0000 or lone surrogates in any string:
 *   an event with one could be stored but never projected
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    const text = utf8.decode(body);
    refuseDeepNesting(text);
    value = JSON.parse(text);
    if (text.includes('\\u')) refuseUnstorableText(value, '');
    if (text.includes('__proto__')) refusePrototype(value, '');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw problem('malformed-json', 'The body is not JSON in UTF-8.');
    throw error;
  }
  return value;
}

function refuseDeepNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > MAX_BODY_DEPTH) throw problem('validation-failed', `The body is nested deeper than ${MAX_BODY_DEPTH} levels.`);
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
}

function refuseUnstorableText(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) throw invalid(path || 'body', 'must not contain U+0000 or lone surrogates');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (key.includes('\0') || !key.isWellFormed())
        throw invalid(path || 'body', 'has a member whose name contains U+0000 or lone surrogates');
      refuseUnstorableText(member, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
    }
  }
}

function refusePrototype(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    const memberPath = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    if (key === '__proto__') throw invalid(memberPath, 'is not a known field');
    refusePrototype(member, memberPath);
  }
}
