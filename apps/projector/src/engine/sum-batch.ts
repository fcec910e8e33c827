import { formatAmount } from '#events/contracts/money';
import { ownWork } from '#subscriptions/faults';
import { type Session } from '#subscriptions/session';
import { type Column, type Table } from '#read-models/table';
import { type Addition, type Key, type Recorded, type SumFold } from '#read-models/fold';
import { encodeArray } from './binary-array.js';
import { keyText } from './stored-row.js';
import { addToRows } from './table-sql.js';

interface Sum {
  readonly key: Key;
  readonly values: Record<string, bigint>;
}

/** What one batch adds to one table of sums, written with one statement and without reading what stands there. */
export class SumBatch {
  readonly #sums = new Map<string, Sum>();

  readonly #table: Table;
  #staged: readonly Addition[] = [];

  constructor(
    private readonly fold: SumFold,
    private readonly generation: number,
  ) {
    this.#table = fold.table;
  }

  /** Sums are added to what stands there, whatever that is: no row need be known. */
  keys(): readonly Key[] {
    return [];
  }

  async load(): Promise<void> {
    // Nothing is read.
  }

  /** Computes what the event adds without keeping it yet. Whatever the fold throws leaves the batch as it was. */
  stage(_keys: unknown, event: Recorded): void {
    this.#staged = this.fold.additions(event);
  }

  keep(): void {
    for (const { key, add } of this.#staged) {
      const text = keyText(key);
      let sum = this.#sums.get(text);
      if (sum === undefined) this.#sums.set(text, (sum = { key, values: {} }));
      for (const name in add) sum.values[name] = (sum.values[name] ?? 0n) + (add[name] as bigint);
    }
    this.#staged = [];
  }

  /** @throws EventFault, and what the database throws */
  async write(session: Session): Promise<void> {
    if (this.#sums.size === 0) return;
    const columns = ownWork(() => this.#encode([...this.#sums.values()]));
    await session.prepared(`add ${this.#table.name}_g${this.generation}`, addToRows(this.#table, this.generation), columns);
  }

  #encode(sums: readonly Sum[]): Buffer[] {
    return Object.entries<Column>(this.#table.columns).map(([name, { type, nullable }]) => {
      const place = this.#table.key.indexOf(name);
      if (place >= 0)
        return encodeArray(
          type,
          sums.map(({ key }) => key[place]),
        );
      const values = sums.map(({ values }) => values[name] ?? (nullable ? null : 0n));
      return encodeArray(type, type === 'numeric' ? values.map((value) => (value === null ? null : formatAmount(value))) : values);
    });
  }
}
