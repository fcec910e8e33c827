import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from './account.js';

/** Stops a PostgreSQL that still runs on the data folder because whoever started it was killed. */
export async function stopLeftover(directory: string): Promise<void> {
  const pid = await recordedPid(directory);
  if (pid === undefined || !signalIfAlive(pid, 0)) return;
  if (!(await isPostmasterOf(directory, pid))) return removeLock(directory);
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signalIfAlive(pid, signal);
    if (await gone(pid, patience)) return;
  }
}

/**
 * Ends the sessions that outlived a killed postmaster. They end by themselves at their next wait, but one inside a long statement would hold
 * the shared memory, and with it the next start, until that is done.
 */
export async function endOrphanedSessions(directory: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const folder = await realpath(directory);
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || (await folderOf(pid)) !== folder || !(await isPostgres(pid))) continue;
    signalIfAlive(pid, 'SIGQUIT');
    if (!(await gone(pid, 5_000))) signalIfAlive(pid, 'SIGKILL');
  }
}

/** After a restart of the machine or container the recorded pid may belong to anything, and PostgreSQL would refuse to start because of it. */
async function removeLock(directory: string): Promise<void> {
  if (process.platform !== 'linux') return;
  await endOrphanedSessions(directory);
  await rm(path.join(directory, 'postmaster.pid'), { force: true });
}

async function recordedPid(directory: string): Promise<number | undefined> {
  try {
    const pid = Number((await readFile(path.join(directory, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return undefined;
    throw error;
  }
}

async function isPostmasterOf(directory: string, pid: number): Promise<boolean> {
  if (!(await isPostgres(pid))) return false;
  return process.platform !== 'linux' || (await folderOf(pid)) === (await realpath(directory));
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/comm`, 'utf8').then(
      (name) => name.trim() === 'postgres',
      () => false, // the process has ended
    );
  }
  const { output } = await run('ps', ['-o', 'comm=', '-p', String(pid)], undefined);
  return path.basename(output).startsWith('postgres');
}

/** Every process of a cluster works in its data folder. */
function folderOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined); // ended, or another user's
}

function signalIfAlive(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return true;
    throw error;
  }
}

async function gone(pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!signalIfAlive(pid, 0)) return true;
    await delay(20);
  }
  return false;
}
