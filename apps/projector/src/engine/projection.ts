import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type StoredEvent } from '#event-store/event-store';
import { type Column, type Table } from '#read-models/table';
import { type Json } from './json.js';

export type EventType = OrderlineEvent['type'];

/** A decoded event of one of the given types, with its place in the log. */
export type Recorded<Type extends EventType = EventType> = Extract<OrderlineEvent, { type: Type }> & {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  /** Business time, ISO 8601 UTC. */
  readonly occurredAt: string;
};

/** A row inside a fold: bigint as bigint, json unparsed until looked at, else as in `RowOf`. */
export type FoldRow<Definition> =
  Definition extends Table<infer Columns> ? { readonly [Name in keyof Columns]: FoldValue<Columns[Name]> } : never;
type FoldValue<Definition> = Definition extends Column<infer Value, infer Type> ? FoldType<Value, Type> : never;
type FoldType<Value, Type> = Type extends 'bigint'
  ? bigint | Extract<Value, null>
  : Type extends 'json' | 'jsonb'
    ? Json<Exclude<Value, null>> | Extract<Value, null>
    : Value;

/** The values of a row's key columns, in the key's order; dates as `YYYY-MM-DD`. */
export type Key = readonly string[];
/** Every row whose column (an indexed one) has the value, as it stands before the event. */
export interface RowsWhere {
  readonly column: string;
  readonly equals: string;
}

/** Rows that one event changes: pure functions, no queries, no clock. */
export interface RowFold<Definition extends Table = Table, Type extends EventType = EventType> {
  readonly kind: 'rows';
  readonly table: Definition;
  /** The rows that the event touches. */
  keys(event: Recorded<Type>): readonly (Key | RowsWhere)[];
  /** The row of the key after the event; `undefined` where there is none, or none any more. */
  evolve(row: FoldRow<Definition> | undefined, event: Recorded<Type>, key: Key): FoldRow<Definition> | undefined;
}

/** What one event adds to one row of sums: counts as bigint, money in ten-thousandths. */
export interface Addition {
  readonly key: Key;
  readonly add: Readonly<Record<string, bigint>>;
}

/**
 * Rows fed by many sequences: sums, the same in whatever order the events come. They are added to what stands there, so they
 * need no load and no position.
 */
export interface SumFold<Definition extends Table = Table, Type extends EventType = EventType> {
  readonly kind: 'sums';
  readonly table: Definition;
  additions(event: Recorded<Type>): readonly Addition[];
}

export type Fold<Type extends EventType = EventType> = RowFold<Table, Type> | SumFold<Table, Type>;

/** A read model as data and pure functions; the engine does the rest. A new view is one file with one of these. */
export interface Projection<Type extends EventType = EventType> {
  readonly name: string;
  /** Rises with every change that makes rows differ from what the fold before made: a rebuild is then due. */
  readonly version: number;
  readonly events: readonly Type[];
  readonly folds: readonly Fold<Type>[];
  /** What must stay in order when something fails. By default the id in the stream's name: see `sequenceOf`. */
  readonly sequence?: (event: StoredEvent) => string;
  /** The version that this one replaces: it goes on feeding the live generation until the rebuilt one is swapped in. */
  readonly previous?: Projection;
}

/** Declares a projection; the functions see only the event types that it names. */
export function defineProjection<const Type extends EventType>(projection: Projection<Type>): Projection {
  return projection as unknown as Projection;
}

export function rows<Definition extends Table, Type extends EventType>(
  table: Definition,
  fold: Pick<RowFold<Definition, Type>, 'keys' | 'evolve'>,
): RowFold<Table, Type> {
  return { kind: 'rows', table, ...fold } as unknown as RowFold<Table, Type>;
}

export function sums<Definition extends Table, Type extends EventType>(
  table: Definition,
  additions: (event: Recorded<Type>) => readonly Addition[],
): SumFold<Table, Type> {
  return { kind: 'sums', table, additions };
}

/** `order-7`, `payment-7` and `fulfilment-7` are one sequence: `7`. */
export function sequenceOf(event: { readonly stream: string }): string {
  const { stream } = event;
  return stream.startsWith('credit-note-') ? stream.slice('credit-note-'.length) : stream.slice(stream.indexOf('-') + 1);
}
