import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { explained, makeFolder, readJson, replaceFile } from '../json-file.js';
import { OperatorError } from '../operator-error.js';
import { identify, isProcessIdentity, type ProcessIdentity, stillRuns } from '../process-identity.js';

/** The right of one launcher to a data folder, and its notes of what it runs, for the launcher that comes after it was killed. */
export interface Claim {
  readonly postgresPort: number | undefined;
  notePostgresPort(port: number): Promise<void>;
  noteProcess(name: string, pid: number): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the data folder and ends what a killed launcher left running.
 * @throws OperatorError where another launcher runs on it, or it cannot be written
 */
export async function claimDataFolder(dataDirectory: string): Promise<Claim> {
  const lock = path.join(dataDirectory, 'launcher.lock');
  const notes = path.join(dataDirectory, 'launcher.json');
  await makeFolder(dataDirectory);
  await takeLock(lock, dataDirectory);
  try {
    await mkdir(path.join(dataDirectory, 'logs'), { recursive: true });
    const left = (await readJson(notes)) ?? {};
    const processes = new Map<string, ProcessIdentity>();
    let postgresPort = typeof left.postgresPort === 'number' ? left.postgresPort : undefined;
    await endLeftovers(left.processes);
    const write = () => replaceFile(notes, { postgresPort, processes: Object.fromEntries(processes) });
    let writing = write();
    await writing;
    const writeInTurn = () => (writing = writing.then(write));
    return {
      postgresPort,
      notePostgresPort: async (port) => {
        postgresPort = port;
        await writeInTurn();
      },
      noteProcess: async (name, pid) => {
        const identity = identify(pid);
        if (identity) processes.set(name, identity);
        await writeInTurn();
      },
      release: async () => {
        processes.clear();
        await writeInTurn();
        await rm(lock, { force: true });
      },
    };
  } catch (error) {
    await rm(lock, { force: true });
    throw explained(error, notes);
  }
}

async function takeLock(lock: string, dataDirectory: string): Promise<void> {
  const own = `${lock}.${process.pid}`;
  try {
    await writeFile(own, JSON.stringify(identify(process.pid)), { mode: 0o600 });
    for (;;) {
      if (await linked(own, lock)) return;
      const owner = await readJson(lock);
      if (owner === undefined) continue; // released in this moment
      if (isProcessIdentity(owner) && stillRuns(owner)) {
        throw new OperatorError(
          `Orderline runs on ${dataDirectory} already (process ${owner.pid}): stop that one first, or choose another data folder with DATA_DIR.`,
        );
      }
      await removeStale(lock, owner);
    }
  } catch (error) {
    throw explained(error, lock);
  } finally {
    await rm(own, { force: true });
  }
}

async function linked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside first: what turns out to be another launcher's new lock is put back. */
async function removeStale(lock: string, stale: object): Promise<void> {
  const aside = `${lock}.${process.pid}.stale`;
  try {
    await rename(lock, aside);
    if (JSON.stringify(await readJson(aside)) !== JSON.stringify(stale)) await link(aside, lock);
    await rm(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // another launcher was quicker
  }
}

/** Apps end by themselves when their launcher is gone; this waits for them, and ends those that cannot. */
async function endLeftovers(noted: unknown): Promise<void> {
  const left = Object.values(noted ?? {}).filter((value) => isProcessIdentity(value) && stillRuns(value)) as ProcessIdentity[];
  for (const [signal, patience] of [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    for (const identity of left) if (stillRuns(identity)) signalGroup(identity.pid, signal);
    const deadline = Date.now() + patience;
    while (left.some(stillRuns) && Date.now() < deadline) await delay(20);
  }
}

/** Reaches the process and whatever it started in its own group. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
