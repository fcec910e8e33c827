import { readWeights } from '#platform/headers/weights';
import { setImmediate as others } from 'node:timers/promises';

export const CSV = 'text/csv';
/** Lines that are written before others have their turn. */
const PART = 1_000;

/** A table as a file, in UTF-8, as RFC 4180 has it: a header line, and CR LF after every line. */
export class CsvFile {
  constructor(
    /** With its ending. */
    readonly name: string,
    readonly text: string,
  ) {}
}

/** Whether `Accept` names CSV and likes it better than JSON. */
export function prefersCsv(accept: string | undefined): boolean {
  const weights = readWeights(accept ?? '');
  return (weights.get(CSV) ?? 0) > (weights.get('application/json') ?? 0);
}

/** @param toCells of a row: texts, which may say anything, and numbers */
export async function writeCsv<Row>(
  name: string,
  header: readonly string[],
  rows: readonly Row[],
  toCells: (row: Row) => readonly (string | CsvNumber)[],
): Promise<CsvFile> {
  const lines = [header.map(cellOf).join(',')];
  for (let start = 0; start < rows.length; start += PART) {
    if (start > 0) await others();
    for (const row of rows.slice(start, start + PART)) lines.push(toCells(row).map(cellOf).join(','));
  }
  return new CsvFile(name, `${lines.join('\r\n')}\r\n`);
}

/** An exact decimal, which a spreadsheet is to read as one. */
export interface CsvNumber {
  readonly number: string | number;
}

/** Spreadsheets run a text that begins so; behind an apostrophe it is a text to all of them. */
const FORMULA = /^[=+\-@\t\r\n]/;

function cellOf(value: string | CsvNumber): string {
  if (typeof value !== 'string') return String(value.number);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return text !== value || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
