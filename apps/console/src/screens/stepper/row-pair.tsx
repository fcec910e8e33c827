import { type Row } from './steps.js';

interface RowPairProps {
  /** Of the row. */
  readonly name: string;
  readonly left: Row;
  readonly right: Row;
  /** What stands above the two. */
  readonly heads: readonly [string, string];
  /** Columns in which the two differ. */
  readonly differing: readonly string[];
  /** In place of a row that is not there. */
  readonly none?: string;
}

/** Two states of a row beside each other; where they differ is marked, and said in a word for who sees no colours. */
export function RowPair({ name, left, right, heads, differing, none = 'no row' }: RowPairProps) {
  const columns = Object.keys(right ?? left ?? {});
  return (
    <div class="row-pair" role="region" aria-label={name} tabIndex={0}>
      <table>
        <caption class="mono">{name}</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {columns.length === 0 && (
            <tr>
              <td colSpan={3}>{none}</td>
            </tr>
          )}
          {columns.map((column) => {
            const differs = differing.includes(column);
            return (
              <tr key={column} data-differs={differs ? '' : undefined}>
                <th scope="row">
                  {column}
                  {differs && <span class="differs"> differs</span>}
                </th>
                <td>{left === null ? none : shown(left[column])}</td>
                <td>{right === null ? none : shown(right[column])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A column as it is stored. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
