import { OperatorError } from '../operator-error.js';
import { printable } from './printable.js';

export const retailColumns = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
] as const;
export type RetailColumn = (typeof retailColumns)[number];

/** What a file calls its columns, where it is neither edition's name. */
export type ColumnMap = ReadonlyMap<RetailColumn, string>;

/** What the set's second edition calls them; `Customer ID` differs in a space only. */
const otherNames: Readonly<Partial<Record<RetailColumn, string>>> = { InvoiceNo: 'Invoice', UnitPrice: 'Price' };

/** Spaces, underscores and capitals make no other name. */
const bare = (name: string) => name.toLowerCase().replace(/[\s_]/g, '');

/** The column of either edition's name. */
export function columnOf(name: string): RetailColumn | undefined {
  return retailColumns.find((column) => [column, otherNames[column] ?? column].some((known) => bare(known) === bare(name)));
}

/**
 * Where each column stands in a row, in the order of {@link retailColumns}. Columns may stand in any order and beside others.
 *
 * @throws OperatorError naming the columns that are missing or there twice, and how to map them
 */
export function placeColumns(file: string, header: readonly string[], map: ColumnMap): readonly number[] {
  const names = header.map((name) => name.trim());
  const given = new Map([...map].map(([column, name]) => [bare(name), column]));
  const columns = names.map((name) => given.get(bare(name)) ?? unmapped(columnOf(name), map));
  const missing = retailColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new OperatorError(`${file} line 1: ${lacks(missing, names, map)}`);
  const doubled = retailColumns.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (doubled.length > 0) {
    throw new OperatorError(
      `${file} line 1: more than one column of the header may be ${doubled.join(', ')}. Say which: --map ${doubled[0]}=<its name>.`,
    );
  }
  return retailColumns.map((column) => columns.indexOf(column));
}

function unmapped(column: RetailColumn | undefined, map: ColumnMap): RetailColumn | undefined {
  return column !== undefined && map.has(column) ? undefined : column;
}

function lacks(missing: readonly RetailColumn[], names: readonly string[], map: ColumnMap): string {
  const wanted = missing.map((column) => {
    const given = map.get(column);
    if (given !== undefined) return `${printable(given)} (for ${column})`;
    return otherNames[column] === undefined ? column : `${column} (or ${otherNames[column]})`;
  });
  const hint = `If a column has another name, say it, once for each: --map ${missing[0]}=<its name>.`;
  return `the header lacks ${wanted.join(', ')}. ${found(names)} ${hint}`;
}

function found(names: readonly string[]): string {
  const [only = ''] = names;
  if (names.length === 1 && /[;\t|]/.test(only)) return 'Its columns must be separated by commas.';
  // What is no text would only confuse a terminal.
  return names.some((name) => /\p{Cc}/u.test(name)) ? 'Its first line is no text.' : `It has: ${printable(names.join(', '), 300)}.`;
}
