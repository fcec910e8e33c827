import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for good: its pid alone is given to another one some day. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the system's own words. */
  readonly began: string;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Undefined when there is no such process. */
export function identify(pid: number): ProcessIdentity | undefined {
  const began = process.platform === 'linux' ? beganOnLinux(pid) : beganBy(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether that very process still runs. */
export function stillRuns({ pid, began }: ProcessIdentity): boolean {
  return identify(pid)?.began === began;
}

export function isProcessIdentity(value: unknown): value is ProcessIdentity {
  const { pid, began } = (value ?? {}) as Record<string, unknown>;
  return typeof pid === 'number' && Number.isInteger(pid) && pid > 1 && typeof began === 'string';
}

function beganOnLinux(pid: number): string | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, which may hold anything: the state, then the rest; the start in ticks since boot is field 22 of all.
    const [state, ...fields] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[18]}`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}

function beganBy(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined;
}
