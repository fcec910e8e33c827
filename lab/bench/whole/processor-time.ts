import { readdir, readFile } from 'node:fs/promises';

/** Ticks of the kernel's accounts: 100 a second on every Linux that Node runs on. */
const MS_PER_TICK = 10;

interface Account {
  readonly parent: number;
  /** Of the process, and of those of its children that have ended. */
  readonly milliseconds: number;
}

/** Processor milliseconds of a process since its start, all its threads together; undefined where the system keeps no such accounts. */
export async function processorTime(pid: number): Promise<number | undefined> {
  return (await readAccount(pid))?.milliseconds;
}

/** The same of a process and its children: of a PostgreSQL, by the process that the others are started from. */
export async function processorTimeOfAll(parent: number): Promise<number | undefined> {
  const own = await readAccount(parent);
  if (own === undefined) return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const children = (await Promise.all(pids.map(readAccount))).filter((account) => account?.parent === parent);
  return children.reduce((sum, child) => sum + (child?.milliseconds ?? 0), own.milliseconds);
}

async function readAccount(pid: number): Promise<Account | undefined> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined; // It has ended, or this is no Linux.
  }
  // The name comes second, in brackets, and may hold anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return { parent, milliseconds: ticks * MS_PER_TICK };
}
