import { readFile } from 'node:fs/promises';
import { type Caller } from './exchange.js';

const PAGE = 'docs/permissions.md';

/** Who stands for each column of the table; an owner's objects are carl's, and `another's` are cora's. */
export const columns = {
  'no token': undefined,
  'customer, his own': { role: 'customer', subject: 'carl' },
  'customer, another’s': { role: 'customer', subject: 'carl' },
  clerk: { role: 'clerk', subject: 'clara' },
  warehouse: { role: 'warehouse', subject: 'walter' },
  importer: { role: 'importer', subject: 'ivan' },
  admin: { role: 'admin', subject: 'ada' },
  'service without scopes': { role: 'service', subject: 'sensor' },
} as const satisfies Record<string, Caller>;
export type Column = keyof typeof columns;

export interface Row {
  readonly operation: string;
  /** By column: `yes`, or the status with which it is refused. */
  readonly cells: Readonly<Record<string, string>>;
}

/** The rows of the page, as people read it. */
export async function readPermissions(): Promise<readonly Row[]> {
  const lines = (await readFile(PAGE, 'utf8')).split('\n').filter((line) => line.startsWith('|'));
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = '', , ...rows] = lines;
  const [, ...names] = cellsOf(head);
  return rows.map((line) => {
    const [operation = '', ...cells] = cellsOf(line);
    return { operation: operation.replaceAll('`', ''), cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) };
  });
}
