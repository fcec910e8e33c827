import { type Column, type Table } from '#read-models/table';

/** A column to select, as a table defines it or as {@link computed} makes it, with the type of what is read. */
export interface Selected<Value = unknown> {
  /** Where it is more than the column of that name. */
  readonly sql?: string;
  /** Never set: carries the type. */
  readonly value?: Value;
}

/** A row of the listed columns. */
export type Read<Columns> = { readonly [Name in keyof Columns]: Columns[Name] extends Selected<infer Value> ? Value : never };

export const computed = <Value>(sql: string): Selected<Value> => ({ sql });

/** A `select` that lists its columns, and the type of its rows. Both are made from one list, so neither names what the other does not have. */
export class Select<Row> {
  /** Never set: carries the type. */
  declare private readonly row: Row;
  private constructor(readonly text: string) {}

  /** @param rest what follows the list of columns */
  static of<Columns extends Readonly<Record<string, Selected>>>(columns: Columns, rest: string): Select<Read<Columns>> {
    return new Select(`select ${list(columns)} ${rest}`);
  }

  /** All columns of a view. @param rest what follows its name */
  static from<Columns extends Readonly<Record<string, Column>>>(table: Table<Columns>, rest: string): Select<Read<Columns>> {
    return Select.of(table.columns, `from read_models.${table.name} ${rest}`);
  }

  /**
   * These rows with more columns beside them.
   * @param rest what follows the list of columns, given the rows to join as `r`; where the join finds none, `found` and their columns are null
   */
  beside<Columns extends Readonly<Record<string, Selected>>>(
    columns: Columns,
    rest: (rows: string) => string,
  ): Select<Row & Read<Columns> & { readonly found: true | null }> {
    return new Select(`select ${list(columns)}, r.* ${rest(`(select true as found, q.* from (${this.text}) q) r`)}`);
  }
}

function list(columns: Readonly<Record<string, Selected>>): string {
  return Object.entries(columns)
    .map(([name, { sql }]) => (sql === undefined ? name : `${sql} as ${name}`))
    .join(', ');
}
