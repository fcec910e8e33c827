import { checkSchema } from '#postgres/schema-version';

/** Of the schema `projections`, with the read models beside it, as the statements of this process know it. Who makes the schema is another room. */
const KNOWN_VERSION = 5;

/** Whether this process may read what projectors of another release have made. @throws SchemaRefused */
export function checkReadModels(url: string): Promise<void> {
  return checkSchema(url, 'projections', KNOWN_VERSION);
}
