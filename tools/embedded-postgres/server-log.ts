import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Where the next line of the log will stand. */
export function endOfLog(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Why the server ended: the first FATAL or PANIC message since the given place in its log, or else the last line. */
export function reasonIn(file: string, from: number): string {
  const log = openSync(file, 'r');
  try {
    const size = Math.min(fstatSync(log).size - from, 65_536);
    if (size <= 0) return '';
    const bytes = Buffer.alloc(size);
    readSync(log, bytes, 0, size, from);
    const lines = bytes.toString('utf8').trim().split('\n');
    const loud = lines.find((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '';
    return loud.replace(/^.*?\b(FATAL|PANIC):\s*/, '').replace(/\.$/, '');
  } finally {
    closeSync(log);
  }
}
