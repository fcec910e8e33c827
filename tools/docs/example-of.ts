import { createHash } from 'node:crypto';
import { type Schema } from './schema.js';

/** Data that fits the schema, with every optional field, as the schema's own examples say. @throws Error for a field without an example */
export function exampleOf(schema: Schema, name: string): unknown {
  if (schema.personalData === true) return sealed(name);
  if (schema.examples !== undefined) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf?.[0] !== undefined) return exampleOf(schema.anyOf[0], name);
  if (schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties).map(([field, inner]) => [field, exampleOf(inner, field)]));
  }
  if (schema.items !== undefined) return [exampleOf(schema.items, name)];
  throw new Error(`The field ${name} has no example`);
}

/** What sealed text looks like: a nonce of 12 bytes, as many bytes as the text has, and a tag of 16. */
function sealed(name: string): string {
  return `s1.${createHash('sha512').update(name).digest().subarray(0, 40).toString('base64url')}`;
}
