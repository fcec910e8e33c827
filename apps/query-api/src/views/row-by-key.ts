import { Grouped } from '#postgres/grouped';
import { type ViewName } from '#read-models/views';
import { type Reading } from './question.js';
import { type Select } from './select.js';
import { type Views } from './views.js';

/** Rows of one view that are asked for one by one, by their key. */
export interface KeyedRows<Row> {
  readonly projection: ViewName;
  /** Of those rows whose keys are among `$1`. */
  readonly select: Select<Row>;
  readonly keyOf: (row: Row) => string;
}

type Readings<Row> = Omit<Reading<Row>, 'rows'> & { readonly rows: ReadonlyMap<string, Row> };

/** Reads single rows for whoever asks at the same time by one statement: a round trip costs far more than one row more. */
export class RowByKey<Row> {
  readonly #grouped: Grouped<string, Readings<Row>>;

  constructor(views: Pick<Views, 'readNow'>, { projection, select, keyOf }: KeyedRows<Row>) {
    this.#grouped = new Grouped<string, Readings<Row>>(async (keys) => {
      const reading = await views.readNow({ projection, select, values: [keys] });
      return { ...reading, rows: new Map(reading.rows.map((row) => [keyOf(row), row])) };
    });
  }

  /** What the view holds now. @param visible to whoever asks: others are as if they were not there @throws ViewsUnavailable */
  async read(key: string, visible: (row: Row) => boolean): Promise<Reading<Row>> {
    const reading = await this.#grouped.ask([key]);
    const row = reading.rows.get(key);
    return { ...reading, rows: row !== undefined && visible(row) ? [row] : [] };
  }
}
