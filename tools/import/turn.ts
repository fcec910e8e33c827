import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFile, readJson } from '../json-file.js';
import { identify, isProcessIdentity, stillRuns } from '../process-identity.js';
import { pause } from '#postgres/backoff';
import { type Progress } from './progress.js';

const LOOK_EVERY_MS = 200;

/**
 * Waits until no other import into this installation runs: what one has received for its orders is free to the eyes of the other. Disposing
 * lets the next one begin; a killed import is nobody's wait.
 *
 * @throws the signal's reason once it is aborted
 */
export async function takeTurn(dataDirectory: string, progress: Progress, signal: AbortSignal): Promise<AsyncDisposable> {
  const file = path.join(dataDirectory, 'import.lock');
  const own = { ...identify(process.pid), key: randomUUID() };
  for (let told = false; ;) {
    await makeFile(file, own);
    const owner = await readJson(file);
    if (owner?.key === own.key) return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
    if (owner === undefined) continue; // released in this moment
    if (!isProcessIdentity(owner) || !stillRuns(owner)) {
      await removeStale(file, owner);
      continue;
    }
    if (!told) progress.say(`Another import runs (process ${owner.pid}): waiting for its end …`);
    told = true;
    await pause(LOOK_EVERY_MS, signal);
    signal.throwIfAborted();
  }
}

/** Moved aside first: what turns out to be another import's new lock is put back. */
async function removeStale(file: string, stale: object): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    const moved = await readJson(aside);
    if (moved !== undefined && JSON.stringify(moved) !== JSON.stringify(stale)) await makeFile(file, moved);
    await rm(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // another import was quicker
  }
}
