import { invalid, problem } from '../problems/problem.js';
import { findTextFault } from './json-text.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A request's JSON body; an empty body is `{}`.
 * @throws Problem for bytes that are not UTF-8 JSON, and for what {@link parseJson} refuses
 */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return parseJson(utf8.decode(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw problem('malformed-json', 'The body is not JSON in UTF-8.');
    throw error;
  }
}

/**
 * JSON from outside.
 * @param levelsAround how many levels may stand around what {@link findTextFault} limits
 * @throws Problem for what {@link findTextFault} finds, such as an event with U+0000, which could be stored but never projected
 * @throws SyntaxError where it is no JSON
 */
export function parseJson(text: string, levelsAround = 0): unknown {
  const fault = findTextFault(text, levelsAround);
  if (fault !== undefined) throw invalid(fault.path || 'body', fault.message);
  return JSON.parse(text);
}
