import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { OperatorError } from '../operator-error.js';

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

export interface CsvRow {
  /** Where the row begins in the file; the header is line 1. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** One row is far smaller; more means a quote that was opened and never closed. */
const MAX_ROW_BYTES = 64 * 1024;

/**
 * The rows of an online-retail file, plain or gzipped, in file order and without the header. A row may have the wrong number of fields;
 * that is for its reader to judge.
 *
 * @throws OperatorError when the file cannot be read, its header is another one, or its quoting is broken (naming the line)
 * @throws the signal's reason once it is aborted
 */
export async function* readCsvRows(file: string, signal?: AbortSignal): AsyncGenerator<CsvRow> {
  const steps = file.endsWith('.gz') ? [createGunzip()] : [];
  const parser = parse({ bom: true, info: true, relax_column_count: true, max_record_size: MAX_ROW_BYTES });
  // A failure of any step destroys the parser, so it arrives in the loop below.
  pipeline([createReadStream(file, { signal }), ...steps, parser], () => undefined);
  let nextLine = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = nextLine;
      nextLine = info.lines + 1;
      if (line === 1) checkHeader(file, record);
      else if (record.length > 1 || record[0] !== '') yield { line, fields: record };
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw unreadable(file, error);
  }
  if (nextLine === 1) throw new OperatorError(`${file} is empty: it has no header ${retailColumns.join(',')}.`);
}

function checkHeader(file: string, header: readonly string[]): void {
  if (header.length === retailColumns.length && retailColumns.every((name, index) => header[index] === name)) return;
  throw new OperatorError(`${file} line 1: the header is "${header.join(',').slice(0, 200)}", but must be "${retailColumns.join(',')}".`);
}

function unreadable(file: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    // The message names the line where reading ended; an unclosed quote began at this row, long before.
    const row = typeof error.records === 'number' ? `row ${error.records + 1}, counting the header` : 'a row';
    return new OperatorError(`${file} is not well-formed CSV in ${row}: ${error.message}.`, { cause: error });
  }
  if (!(error instanceof Error) || !('code' in error)) return error;
  const reason = String(error.code).startsWith('Z_') ? `it is no complete gzip file (${error.message})` : error.message;
  return new OperatorError(`${file} cannot be read: ${reason}.`, { cause: error });
}
