import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { OperatorError } from '../operator-error.js';
import { type ColumnMap, placeColumns, retailColumns } from './columns.js';
import { type Encoding, readText } from './encoding.js';
import { readTextBytes, unreadableFile } from './file-bytes.js';
import { printable } from './printable.js';

export interface CsvRow {
  /** Where the row begins in the file; the header is line 1. */
  readonly line: number;
  /** In the order of {@link retailColumns}; as they stand where `expected` is given. */
  readonly fields: readonly string[];
  /** How many fields the header has, where the row has another number. */
  readonly expected?: number;
}

/** How a file is written. */
export interface FileForm {
  readonly encoding: Encoding;
  readonly columns: ColumnMap;
}
const usualForm: FileForm = { encoding: 'utf-8', columns: new Map() };

/** One row is far smaller; more means a quote that was opened and never closed. */
const MAX_ROW_BYTES = 64 * 1024;

/**
 * The rows of an online-retail file, plain or gzipped, in file order and without the header. A row may have the wrong number of fields;
 * that is for its reader to judge.
 *
 * @throws OperatorError when the file cannot be read, lacks a column, or its quoting is broken (naming the line)
 * @throws the signal's reason once it is aborted
 */
export async function* readCsvRows(file: string, form: FileForm = usualForm, signal?: AbortSignal): AsyncGenerator<CsvRow> {
  const text = readText(file, readTextBytes(file, signal), form.encoding);
  const parser = parse({ bom: true, info: true, relax_column_count: true, max_record_size: MAX_ROW_BYTES });
  // A failure of any step destroys the parser, so it arrives in the loop below.
  pipeline([Readable.from(text), parser], () => undefined);
  let places: readonly number[] | undefined;
  let width = 0;
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = nextLine;
      nextLine = info.lines + 1;
      if (record.length === 1 && record[0]?.trim() === '') continue;
      if (places === undefined) {
        places = placeColumns(file, record, form.columns);
        width = record.length;
      } else if (record.length === width) yield { line, fields: places.map((place) => record[place] ?? '') };
      else yield { line, fields: record, expected: width };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(file, error);
  }
  if (places === undefined) throw new OperatorError(`${file} is empty: it has no header ${retailColumns.join(',')}.`);
}

function unreadable(file: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    // The message names the line where reading ended; an unclosed quote began at this row, long before.
    const row = typeof error.records === 'number' ? `row ${error.records + 1}, counting the header` : 'a row';
    // The value may be anything, and of any length.
    const message = printable(error.message.replace(/, value is .*/s, ''), 200);
    return new OperatorError(`${file} is not well-formed CSV in ${row}: ${message}.`, { cause: error });
  }
  return unreadableFile(file, error);
}
