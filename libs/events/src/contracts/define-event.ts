import { type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** A fact: the type's name is exactly what is stored. */
export interface DomainEvent<Name extends string = string, Data = unknown> {
  readonly type: Name;
  readonly data: Data;
}

/** Brings stored data of one version to the next: the key n upcasts version n to n + 1. */
export type Upcasters = Readonly<Record<number, (data: never) => unknown>>;

export interface EventDefinition<Name extends string = string, Schema extends TSchema = TSchema> {
  readonly type: Name;
  /** The current version of the data's shape, from 1. */
  readonly version: number;
  readonly description: string;
  readonly schema: Schema;
  readonly upcasters: Upcasters;
  readonly validator: Pick<Validator, 'Check' | 'Errors'>;
}

/**
 * Declares an event of the storage format. What was stored cannot be mended: a change of shape is a new version and an upcaster
 * from the one before, never an edit in place.
 *
 * @throws Error when a version below the current one has no upcaster
 */
export function defineEvent<const Name extends string, Schema extends TSchema>(
  type: Name,
  version: number,
  description: string,
  schema: Schema,
  upcasters: Upcasters = {},
): EventDefinition<Name, Schema> {
  for (let from = 1; from < version; from++) {
    if (upcasters[from] === undefined) throw new Error(`${type} has no upcaster from version ${from} to ${from + 1}`);
  }
  return { type, version, description, schema, upcasters, validator: Compile(schema) };
}
