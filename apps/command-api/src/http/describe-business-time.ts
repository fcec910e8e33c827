import { type OpenAPIObject } from '@nestjs/swagger';
import { timeSchema } from '#platform/fields/time-fields';
import { BUSINESS_TIME } from './business-time.js';

interface Fields {
  readonly $ref?: string;
  readonly type?: unknown;
  properties?: Record<string, unknown>;
  oneOf?: readonly object[];
}

const described = { [BUSINESS_TIME]: { ...timeSchema, description: 'Business time, by default the present; importers only.' } };

/** Writes the business time into the description of every command: it is taken out of the body before the body's own fields are looked at. */
export function describeBusinessTime(document: OpenAPIObject): void {
  for (const { post: operation } of Object.values(document.paths)) {
    // What has a way of its own to say who asks is no command of an importer.
    if (operation === undefined || operation.security !== undefined) continue;
    operation.requestBody ??= { content: { 'application/json': { schema: { type: 'object' } } } };
    if ('$ref' in operation.requestBody) continue;
    const fields = fieldsOf(document, operation.requestBody.content['application/json']?.schema);
    if (fields?.type === 'object') fields.properties = { ...fields.properties, ...described };
  }
}

function fieldsOf(document: OpenAPIObject, schema: Fields | undefined): Fields | undefined {
  const name = schema?.$ref?.split('/').at(-1);
  return name === undefined ? schema : document.components?.schemas?.[name];
}
