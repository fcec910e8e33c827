import { type Key, type RowFold, type RowsWhere } from '#read-models/fold';
import { Json } from '#read-models/json';
import { type Projection } from '#read-models/projection';
import { type Readable } from '../log/log-reader.js';

export type PlainRow = Readonly<Record<string, unknown>>;

/** What an event makes of one row. */
export interface Change {
  readonly table: string;
  readonly key: Key;
  /** null where there is no row. */
  readonly before: PlainRow | null;
  readonly after: PlainRow | null;
}

/** What an event adds to sums, which other streams feed as well. */
export interface Added {
  readonly table: string;
  readonly key: Key;
  readonly added: Readonly<Record<string, string>>;
}

export interface Step {
  readonly event: Readable;
  readonly changes: readonly Change[];
  readonly additions: readonly Added[];
  /** Why it could not be folded. */
  readonly fault: string | undefined;
}

type FoldedRow = NonNullable<Parameters<RowFold['evolve']>[0]>;

interface Held {
  readonly fold: RowFold;
  readonly key: Key;
  row: FoldedRow | undefined;
}

const WAITS = 'It waits behind the event that failed.';

/** The rows that a stream touches, in memory, folded by the view's own code as the projector does it. Nothing is written. */
export class FoldedRows {
  readonly #rows = new Map<string, Held>();
  #failed = false;

  /** @param named what names the rows: the events of the stream that is asked for */
  constructor(
    private readonly projection: Projection,
    named: readonly Readable[],
  ) {
    for (const { recorded } of named) {
      if (recorded === undefined) continue;
      for (const fold of projection.folds) {
        if (fold.kind !== 'rows' || !fold.types.includes(recorded.type)) continue;
        for (const key of keysOf(fold, recorded)) if (isKey(key)) this.#rows.set(nameOf(fold, key), { fold, key, row: undefined });
      }
    }
  }

  get keys(): readonly { readonly fold: RowFold; readonly key: Key; readonly row: PlainRow | null }[] {
    return [...this.#rows.values()].map(({ fold, key, row }) => ({ fold, key, row: plain(row) }));
  }

  /** @returns undefined for an event that touches none of the rows */
  step(event: Readable): Step | undefined {
    const { recorded, logged } = event;
    if (!(this.projection.events as readonly string[]).includes(logged.type)) return undefined;
    const none = { event, changes: [], additions: [] };
    if (recorded === undefined) {
      this.#failed = true;
      return { ...none, fault: event.fault };
    }
    if (this.#failed) return { ...none, fault: WAITS };
    try {
      const changes = this.#changes(recorded);
      const additions = this.#additions(recorded);
      return changes.length + additions.length === 0 ? undefined : { event, changes, additions, fault: undefined };
    } catch (error) {
      this.#failed = true;
      return { ...none, fault: `The fold throws ${error instanceof Error ? error.name : typeof error}.` };
    }
  }

  #changes(recorded: NonNullable<Readable['recorded']>): readonly Change[] {
    const staged: { readonly held: Held; readonly next: FoldedRow | undefined }[] = [];
    for (const fold of this.projection.folds) {
      if (fold.kind !== 'rows') continue;
      for (const held of this.#touched(fold, keysOf(fold, recorded)))
        staged.push({ held, next: fold.evolve(held.row, recorded, held.key) });
    }
    const changes = staged
      .filter(({ held, next }) => held.row !== undefined || next !== undefined)
      .map(({ held: { fold, key, row }, next }) => ({ table: fold.table.name, key, before: plain(row), after: plain(next) }));
    // All rows of all tables or none.
    for (const { held, next } of staged) held.row = next;
    return changes;
  }

  #touched(fold: RowFold, keys: readonly (Key | RowsWhere)[]): readonly Held[] {
    const held = new Set<Held>();
    for (const key of keys) {
      if (isKey(key)) {
        const row = this.#rows.get(nameOf(fold, key));
        if (row !== undefined) held.add(row);
        continue;
      }
      for (const row of this.#rows.values()) if (row.fold === fold && row.row?.[key.column] === key.equals) held.add(row);
    }
    return [...held];
  }

  #additions(recorded: NonNullable<Readable['recorded']>): readonly Added[] {
    return this.projection.folds.flatMap((fold) =>
      fold.kind !== 'sums'
        ? []
        : fold.additions(recorded).map(({ key, add }) => ({
            table: fold.table.name,
            key,
            added: Object.fromEntries(Object.entries(add).map(([name, value]) => [name, String(value)])),
          })),
    );
  }
}

const keysOf = (fold: RowFold, recorded: NonNullable<Readable['recorded']>) => fold.keys(recorded);
const isKey = (key: Key | RowsWhere): key is Key => Array.isArray(key);
const nameOf = ({ table }: RowFold, key: Key) => JSON.stringify([table.name, ...key]);

/** A row of a fold as a reader of the view gets it. */
function plain(row: object | undefined): PlainRow | null {
  if (row === undefined) return null;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Json) return value.value;
  return typeof value === 'bigint' ? String(value) : value;
}
