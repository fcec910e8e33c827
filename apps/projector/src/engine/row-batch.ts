import { type Column, type Table } from '#read-models/table';
import { type Session } from '#subscriptions/session';
import { type Key, type Recorded, type RowFold, type RowsWhere } from '#read-models/fold';
import { ownWork } from '#subscriptions/faults';
import { encodeArray } from './binary-array.js';
import { type AnyRow, keyText, readRow, writeField } from './stored-row.js';
import { deleteRows, insertRows, loadRows, loadRowsWhere, upsertRows } from './table-sql.js';

interface Entry {
  readonly key: Key;
  readonly before: AnyRow | undefined;
  row: AnyRow | undefined;
}

/** The rows of one table that one batch touches: loaded with one statement, folded in memory, written with one statement. */
export class RowBatch {
  readonly #table: Table;
  readonly #entries = new Map<string, Entry>();
  #staged: { readonly entry: Entry; readonly row: AnyRow | undefined }[] = [];

  constructor(
    private readonly fold: RowFold,
    private readonly generation: number,
  ) {
    this.#table = fold.table;
  }

  keys(event: Recorded): readonly (Key | RowsWhere)[] {
    return this.fold.keys(event);
  }

  /** @throws EventFault, and what the database throws */
  async load(session: Session, keys: Iterable<Key | RowsWhere>): Promise<void> {
    const { wanted, conditions } = ownWork(() => this.#sort(keys));
    if (wanted.size > 0) {
      const columns = this.#keys([...wanted.values()]);
      this.#remember(await this.#rows(session, 'load', loadRows(this.#table, this.generation), columns));
    }
    for (const [column, values] of conditions) {
      const text = loadRowsWhere(this.#table, this.generation, column);
      this.#remember(await this.#rows(session, `where ${column}`, text, [ownWork(() => encodeArray('text', [...values]))]));
    }
    for (const [text, key] of wanted) {
      if (!this.#entries.has(text)) this.#entries.set(text, { key, before: undefined, row: undefined });
    }
  }

  #sort(keys: Iterable<Key | RowsWhere>) {
    const wanted = new Map<string, Key>();
    const conditions = new Map<string, Set<string>>();
    for (const key of keys) {
      if (!('column' in key)) {
        wanted.set(keyText(key), key);
        continue;
      }
      if (this.#table.columns[key.column]?.type !== 'text')
        throw new RangeError(`${this.#table.name} has no column of texts called ${key.column}`);
      conditions.set(key.column, (conditions.get(key.column) ?? new Set()).add(key.equals));
    }
    return { wanted, conditions };
  }

  /** Folds the event without keeping the result yet. Whatever evolve throws leaves the batch as it was. */
  stage(keys: readonly (Key | RowsWhere)[], event: Recorded): void {
    this.#staged = [];
    for (const entry of this.#touched(keys)) {
      const row = this.fold.evolve(entry.row, event, entry.key);
      if (row !== entry.row) this.#staged.push({ entry, row });
    }
  }

  keep(): void {
    for (const { entry, row } of this.#staged) entry.row = row;
    this.#staged = [];
  }

  /** A row that was not there is inserted plainly: nobody else writes this table, and a check for conflicts costs a good part of the speed. @throws as `load` */
  async write(session: Session): Promise<void> {
    const changed = [...this.#entries.values()].filter((entry) => entry.row !== entry.before);
    const kept = changed.filter((entry) => entry.row !== undefined);
    const gone = changed.filter((entry) => entry.row === undefined && entry.before !== undefined);
    const inserted = kept.filter(({ before }) => before === undefined);
    const updated = kept.filter(({ before }) => before !== undefined);
    if (inserted.length > 0) await this.#rows(session, 'insert', insertRows(this.#table, this.generation), this.#values(inserted));
    if (updated.length > 0) await this.#rows(session, 'upsert', upsertRows(this.#table, this.generation), this.#values(updated));
    if (gone.length > 0)
      await this.#rows(session, 'delete', deleteRows(this.#table, this.generation), this.#keys(gone.map(({ key }) => key)));
  }

  /** Each row once, however many of the keys name it. */
  #touched(keys: readonly (Key | RowsWhere)[]): Iterable<Entry> {
    const [only] = keys;
    if (keys.length === 1 && only !== undefined && !('column' in only)) return [this.#entries.get(keyText(only)) as Entry];
    const touched = new Set<Entry>();
    for (const key of keys) {
      if ('column' in key) {
        for (const entry of this.#entries.values()) if (entry.row?.[key.column] === key.equals) touched.add(entry);
      } else touched.add(this.#entries.get(keyText(key)) as Entry);
    }
    return touched;
  }

  #remember(found: readonly (readonly (string | null)[])[]): void {
    for (const fields of found) {
      const row = readRow(this.#table, fields);
      const key = this.#table.key.map((name) => String(row[name]));
      const text = keyText(key);
      if (!this.#entries.has(text)) this.#entries.set(text, { key, before: row, row });
    }
  }

  #keys(keys: readonly Key[]): Buffer[] {
    const { table } = this.fold;
    return table.key.map((name, index) =>
      encodeColumn(
        table,
        name,
        keys.map((key) => key[index]),
      ),
    );
  }

  #values(entries: readonly Entry[]): Buffer[] {
    return Object.keys(this.#table.columns).map((name) =>
      encodeColumn(
        this.#table,
        name,
        ownWork(() => entries.map(({ row }) => writeField(row?.[name]))),
      ),
    );
  }

  #rows(session: Session, what: string, text: string, values: readonly Buffer[]): Promise<readonly (readonly (string | null)[])[]> {
    return session.prepared(`${what} ${this.#table.name}_g${this.generation}`, text, values);
  }
}

function encodeColumn(table: Table, name: string, values: readonly unknown[]): Buffer {
  return ownWork(() => encodeArray((table.columns[name] as Column).type, values));
}
