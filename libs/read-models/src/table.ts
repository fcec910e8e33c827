/** The PostgreSQL types that read models are made of. */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'numeric' | 'json' | 'jsonb' | 'timestamptz' | 'date' | 'tsvector' | 'bigint[]';

/** `Value` is what a reader gets: see {@link RowOf}. */
export interface Column<Value = unknown, Type extends ColumnType = ColumnType> {
  readonly type: Type;
  readonly nullable: boolean;
  /** See {@link added}. */
  readonly added?: true;
  /** See {@link inRow}. */
  readonly inRow?: true;
  /** Never set: carries the type. */
  readonly value?: Value;
}

export interface Index {
  /** Unique among the table's indexes. */
  readonly name: string;
  /** Where one of them is an {@link added} column, only the rows that have it are in the index. */
  readonly columns: readonly string[];
  /** For what is searched inside, in place of a tree in the columns' order. */
  readonly gin?: 'lexemes' | 'trigrams' | 'members';
}

/** One table of a read model as data: the projector creates and fills it, the query API reads the view of the same name. */
export interface Table<Columns extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> {
  readonly name: string;
  readonly columns: Columns;
  /** Names of columns. */
  readonly key: readonly string[];
  readonly indexes: readonly Index[];
}

/**
 * A row as readers see it: bigint, numeric and date as text (decimal digits, `YYYY-MM-DD`), timestamptz as ISO 8601 text in UTC with
 * milliseconds, json and jsonb parsed. Readers that let their driver parse otherwise say so themselves.
 */
export type RowOf<Definition> =
  Definition extends Table<infer Columns> ? { readonly [Name in keyof Columns]: ValueOf<Columns[Name]> } : never;

type ValueOf<Definition> = Definition extends Column<infer Value> ? Value : never;

/** Texts compare by code point, so that keyset pagination is the same in SQL and in JavaScript. */
export const text: Column<string, 'text'> = { type: 'text', nullable: false };
/** Text of a fixed set of words. */
export const word = <Word extends string>(): Column<Word, 'text'> => ({ type: 'text', nullable: false });
export const integer: Column<number, 'integer'> = { type: 'integer', nullable: false };
export const bigint: Column<string, 'bigint'> = { type: 'bigint', nullable: false };
export const numeric: Column<string, 'numeric'> = { type: 'numeric', nullable: false };
export const timestamptz: Column<string, 'timestamptz'> = { type: 'timestamptz', nullable: false };
export const date: Column<string, 'date'> = { type: 'date', nullable: false };

/** Stays in the row for as long as anything else can be moved out of it: for what is looked at in many rows at once. */
export const inRow = <Value, Type extends ColumnType>(column: Column<Value, Type>): Column<Value, Type> => ({ ...column, inRow: true });

/** Searched inside; a fold and a reader have it as PostgreSQL writes it. */
export const tsvector: Column<string, 'tsvector'> = { type: 'tsvector', nullable: false };
export const bigints: Column<string, 'bigint[]'> = { type: 'bigint[]', nullable: false };

/** Where a row stands: at this revision of its own stream, and at the position of the last event that touched it. */
export const place = { revision: integer, position: bigint };

/** Kept as written: cheap to write, not searched inside. */
export const json = <Value>(): Column<Value, 'json'> => ({ type: 'json', nullable: false });
/** Kept parsed: for what queries look into. */
export const jsonb = <Value>(): Column<Value, 'jsonb'> => ({ type: 'jsonb', nullable: false });

export const nullable = <Value, Type extends ColumnType>(column: Column<Value, Type>): Column<Value | null, Type> => ({
  type: column.type,
  nullable: true,
});

/**
 * A column that only events fill which are as new as itself: the start adds it to the tables that are there, `null` in every row, and the view
 * needs neither a new version nor a rebuild. Projectors go first: one that does not know the new types passes them over.
 */
export const added = <Value, Type extends ColumnType>(column: Column<Value | null, Type>): Column<Value | null, Type> => ({
  ...column,
  added: true,
});

/**
 * Declares a table.
 * @throws Error when the key or an index names an unknown column, the key an added one, or an added column is not nullable or does not stand last
 */
export function defineTable<Columns extends Readonly<Record<string, Column>>>(table: Table<Columns>): Table<Columns> {
  const columns = Object.entries<Column>(table.columns);
  const plain = columns.findLastIndex(([, column]) => column.added !== true);
  for (const [index, [name, column]] of columns.entries()) {
    if (column.added !== true) continue;
    if (!column.nullable) throw new Error(`Table ${table.name} has rows without the added column ${name}: it must be nullable`);
    if (index < plain) throw new Error(`Table ${table.name} has the added column ${name}: it must stand last`);
  }
  for (const name of [...table.key, ...table.indexes.flatMap((index) => index.columns)]) {
    if (!(name in table.columns)) throw new Error(`Table ${table.name} has no column ${name}`);
    if (table.key.includes(name) && table.columns[name]?.added === true) {
      throw new Error(`Table ${table.name} has rows without the added column ${name}: it cannot be part of the key`);
    }
  }
  return table;
}
