import { closeSync, openSync, writeSync } from 'node:fs';
import { OperatorError } from '../operator-error.js';
import { type Command } from './commands.js';
import { retailColumns } from './columns.js';
import { type ProblemDetails } from './http-answer.js';
import { type RefusedProductLine } from './products/product-lines.js';
import { type RefusedLine } from './read-line.js';
import { type StoredOrder } from './stored-orders.js';

/** What did not become an event, or not for long, as NDJSON: a refused line of the file, a command that the API refused, or an order that was rejected, a row. */
export class Report {
  readonly #descriptor: number;

  /** @throws OperatorError when the file cannot be written */
  constructor(readonly file: string) {
    try {
      this.#descriptor = openSync(file, 'w');
    } catch (error) {
      throw new OperatorError(`The report ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`, {
        cause: error,
      });
    }
  }

  refusedLines(lines: readonly RefusedLine[]): void {
    for (const { line, reason, detail, fields } of lines) this.#write({ kind: 'line', line, reason, detail, fields: named(fields) });
  }

  refusedProduct(refused: RefusedProductLine): void {
    this.#write({ kind: 'line', ...refused });
  }

  refusedCommand({ name, id, path, lines }: Command, status: number, { code, detail, errors }: ProblemDetails): void {
    this.#write({ kind: 'command', command: name, id, path, status, code, detail, errors, lines });
  }

  rejectedOrder({ orderId, rejection }: StoredOrder): void {
    this.#write({ kind: 'order', id: orderId, status: 'rejected', ...rejection });
  }

  [Symbol.dispose](): void {
    closeSync(this.#descriptor);
  }

  #write(entry: Readonly<Record<string, unknown>>): void {
    writeSync(this.#descriptor, `${JSON.stringify(entry)}\n`);
  }
}

/** By column; as they stand where their number is wrong. */
function named(fields: readonly string[]): unknown {
  if (fields.length !== retailColumns.length) return fields;
  return Object.fromEntries(retailColumns.map((column, index) => [column, fields[index]]));
}
