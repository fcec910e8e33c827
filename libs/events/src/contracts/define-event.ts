import { type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** A fact: the type's name is exactly what is stored. */
export interface DomainEvent<Name extends string = string, Data = unknown> {
  readonly type: Name;
  readonly data: Data;
}

/** Brings stored data of one version to the next: the key n upcasts version n to n + 1. */
export type Upcasters = Readonly<Record<number, (data: never) => unknown>>;

/** Brings data of the current version to the one before, which did not have all its fields. */
type Downcast = <Data extends object>(data: Data) => Partial<Data>;

/** The data as it was before it had these fields. */
export function without(...fields: readonly string[]): Downcast {
  return <Data extends object>(data: Data) =>
    Object.fromEntries(Object.entries(data).filter(([name]) => !fields.includes(name))) as Partial<Data>;
}

export interface EventDefinition<Name extends string = string, Schema extends TSchema = TSchema> {
  readonly type: Name;
  /** The current version of the data's shape, from 1. */
  readonly version: number;
  readonly description: string;
  readonly schema: Schema;
  readonly upcasters: Upcasters;
  /** See {@link defineEvent}. */
  readonly downcast: Downcast | undefined;
  readonly validator: Pick<Validator, 'Check' | 'Errors'>;
}

/**
 * Declares an event of the storage format. What was stored cannot be mended: a change of shape is a new version and an upcaster
 * from the one before, never an edit in place.
 *
 * @param downcast for a version that came with this release: processes of the release before cannot read it, so as long as some run, the
 * event is written as they know it. The next release takes it away.
 * @throws Error when a version below the current one has no upcaster
 */
export function defineEvent<const Name extends string, Schema extends TSchema>(
  type: Name,
  version: number,
  description: string,
  schema: Schema,
  upcasters: Upcasters = {},
  downcast?: Downcast,
): EventDefinition<Name, Schema> {
  for (let from = 1; from < version; from++) {
    if (upcasters[from] === undefined) throw new Error(`${type} has no upcaster from version ${from} to ${from + 1}`);
  }
  return { type, version, description, schema, upcasters, downcast, validator: Compile(schema) };
}
