import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root, RunError } from './paths.mjs';

const folder = path.join(root, 'dist');
const file = path.join(folder, '.lock');
const own = `${file}.${process.pid}`;

/** Runs the work while no other command installs or builds in this checkout. */
export async function locked(work) {
  for (let attempts = 1; !takeLock(); attempts++) {
    if (attempts === 5) console.error('Waiting for another command that installs or builds here …');
    await delay(100);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock() {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, String(process.pid));
    linkSync(own, file); // with its content at once, or not at all
    return true;
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EROFS') {
      throw new RunError(`No permission to write to ${folder}: the programs must be built, so run this as the owner of ${root}.`);
    }
    if (error.code !== 'EEXIST') throw error;
    removeIfStale();
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** A killed command leaves its lock behind. Moved aside first: what turns out to be somebody's new lock is put back. */
function removeIfStale() {
  try {
    const owner = readFileSync(file, 'utf8');
    if (isAlive(Number(owner))) return;
    renameSync(file, own);
    if (readFileSync(own, 'utf8') !== owner) linkSync(own, file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
