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
  return permissionsIn(await readFile(PAGE, 'utf8'));
}

/** @throws Error where an operation stands twice, or a row has not just the cells of the head: people would read what nobody compares */
export function permissionsIn(page: string): readonly Row[] {
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = '', , ...rows] = lines;
  const [, ...names] = cellsOf(head);
  const known = new Set<string>();
  return rows.map((line) => {
    const [name = '', ...cells] = cellsOf(line);
    const operation = name.replaceAll('`', '');
    if (known.has(operation)) throw new Error(`${operation} stands twice in ${PAGE}`);
    if (cells.length !== names.length) throw new Error(`${operation} has ${cells.length} cells in ${PAGE}, and not ${names.length}`);
    known.add(operation);
    return { operation, cells: Object.fromEntries(names.map((column, index) => [column, cells[index] ?? ''])) };
  });
}
