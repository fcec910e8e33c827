import { type EventSource, typesOf } from '#events/contracts/define-stream';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type Json } from './json.js';
import { type Column, type Table } from './table.js';

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

/** What one event adds to one row of sums: counts as bigint, money in ten-thousandths. */
export interface Addition {
  readonly key: Key;
  readonly add: Readonly<Record<string, bigint>>;
}

interface AnyFold<Definition extends Table> {
  readonly table: Definition;
  /** What the fold hears of; it passes over everything else. */
  readonly types: readonly EventType[];
}

/** Rows that one event changes: pure functions, no queries, no clock. */
export interface RowFold<Definition extends Table = Table> extends AnyFold<Definition> {
  readonly kind: 'rows';
  /** The rows that the event touches. */
  keys(event: Recorded): readonly (Key | RowsWhere)[];
  /** What of the work needs no row, done while the database is at work on the events before. Must not throw; `evolve` does what it has not done. */
  prepare?(event: Recorded): void;
  /** The row of the key after the event; `undefined` where there is none, or none any more. */
  evolve(row: FoldRow<Definition> | undefined, event: Recorded, key: Key): FoldRow<Definition> | undefined;
}

/**
 * Rows fed by many sequences: sums, the same in whatever order the events come. They are added to what stands there, so they
 * need no load and no position.
 */
export interface SumFold<Definition extends Table = Table> extends AnyFold<Definition> {
  readonly kind: 'sums';
  additions(event: Recorded): readonly Addition[];
}

/**
 * Numbers that follow from the rows of another table of the same view: the database adds up what each statement changes there, in the same transaction.
 * The table has the columns `key` and `count`; a count of nothing has no row.
 */
export interface Counts {
  readonly table: Table;
  readonly of: Table;
  /** A query of pairs (text, bigint): what a row counts for, given its alias. It looks at nothing but the row. */
  each(row: string): string;
}

export type Fold = RowFold | SumFold;

/** The answer to an event that changes no row: it is passed over undecoded. */
export const ignored = Symbol('ignored');

type Sources = readonly EventSource[];
type TypeIn<Streams extends Sources> = EventType & Streams[number]['events'][number]['type'];

/** What each event of the streams makes of a row. An event that is added to one of them must be answered before this compiles again. */
export type RowAnswers<Definition, Streams extends Sources> = {
  readonly [Type in TypeIn<Streams>]:
    ((row: FoldRow<Definition> | undefined, event: Recorded<Type>, key: Key) => FoldRow<Definition> | undefined) | typeof ignored;
};

/** What each event of the streams adds to which rows; complete as {@link RowAnswers} are. */
export type SumAnswers<Streams extends Sources> = {
  readonly [Type in TypeIn<Streams>]: ((event: Recorded<Type>) => readonly Addition[]) | typeof ignored;
};

export function rows<Definition extends Table, const Streams extends Sources>(
  table: Definition,
  streams: Streams,
  fold: {
    keys(event: Recorded<TypeIn<Streams>>): readonly (Key | RowsWhere)[];
    prepare?(event: Recorded<TypeIn<Streams>>): void;
    readonly evolve: RowAnswers<Definition, Streams>;
  },
): RowFold<Definition>;
export function rows(
  table: Table,
  streams: Sources,
  { keys, prepare, evolve }: { keys: RowFold['keys']; prepare?: RowFold['prepare']; evolve: Answers<RowFold['evolve']> },
): RowFold {
  const steps = stepsOf(streams, evolve);
  return {
    kind: 'rows',
    table,
    types: [...steps.keys()],
    keys: (event) => (steps.has(event.type) ? keys(event) : nothing),
    ...(prepare && { prepare }),
    evolve: (row, event, key) => {
      const step = steps.get(event.type);
      return step === undefined ? row : step(row, event, key);
    },
  };
}

export function sums<Definition extends Table, const Streams extends Sources>(
  table: Definition,
  streams: Streams,
  additions: SumAnswers<Streams>,
): SumFold<Definition>;
export function sums(table: Table, streams: Sources, additions: Answers<SumFold['additions']>): SumFold {
  const steps = stepsOf(streams, additions);
  return { kind: 'sums', table, types: [...steps.keys()], additions: (event) => steps.get(event.type)?.(event) ?? nothing };
}

const nothing: readonly never[] = [];

/** Answers as the engine sees them: any event may come, and which step is whose is known by its type alone. */
type Answers<Step> = Readonly<Partial<Record<EventType, Step | typeof ignored>>>;

/** @throws Error for an event of the streams that has no answer */
function stepsOf<Step>(streams: Sources, answers: Answers<Step>): ReadonlyMap<EventType, Step> {
  const steps = new Map<EventType, Step>();
  for (const type of typesOf(...streams) as readonly EventType[]) {
    const answer = answers[type];
    if (answer === undefined) throw new Error(`${type} has no answer`);
    if (answer !== ignored) steps.set(type, answer);
  }
  return steps;
}
