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
  /** What is said of them. */
  readonly word: string;
}

/** Two states of a row beside each other; where they differ is marked, and said in a word for who sees no colours. */
export function RowPair({ name, left, right, heads, differing, word }: RowPairProps) {
  const columns = Object.keys(right ?? left ?? {});
  const missing = left === null ? heads[0] : right === null ? heads[1] : undefined;
  return (
    <div class="row-pair" role="region" aria-label={`${name}: ${heads.join(' and ')}`} tabIndex={0}>
      <table>
        <caption>
          <span class="mono">{name}</span>
          {missing !== undefined && <span class="differs">{` no row ${missing.toLowerCase()}`}</span>}
        </caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const differs = missing === undefined && differing.includes(column);
            return (
              <tr key={column} data-differs={differs ? '' : undefined}>
                <th scope="row">
                  {column}
                  {differs && <span class="differs"> {word}</span>}
                </th>
                <td>{left === null ? '' : shown(left[column])}</td>
                <td>{right === null ? '' : shown(right[column])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A column as it is stored. */
function shown(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
