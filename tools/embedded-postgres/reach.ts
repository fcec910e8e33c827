import { chmod, chown, cp, lstat, mkdir, mkdtemp, readlink, realpath, rename, rm, rmdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { OperatorError } from '../operator-error.js';
import { type Account, run } from './account.js';
import { type Binaries, binariesIn } from './binaries.js';

/**
 * Binaries that the account can really run. A checkout in a folder that only root may enter hides them from every other user; then they are
 * copied once to a folder of root's own making.
 */
export async function reachableBinaries(installed: Binaries, account: Account): Promise<Binaries> {
  const first = await run(installed.postgres, ['--version'], account);
  if (first.code === 0) return installed;
  if (account === undefined) throw new OperatorError(`PostgreSQL's program ${installed.postgres} does not run: ${first.output}.`);

  const directory = path.join(await openPlace(), `postgres-${installed.version}`);
  const copied = binariesIn(directory, installed.version);
  if ((await run(copied.postgres, ['--version'], account)).code === 0) return copied;

  const unfinished = `${directory}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(installed.directory, unfinished, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  await run('chmod', ['-R', 'a+rX,go-w', unfinished], undefined);
  await moveIntoPlace(unfinished, directory, async () => (await run(copied.postgres, ['--version'], account)).code === 0);
  const second = await run(copied.postgres, ['--version'], account);
  if (second.code !== 0) throw new OperatorError(`PostgreSQL does not run as user ${account.uid} from ${directory}: ${second.output}.`);
  return copied;
}

/** Another start may have done the same in the meantime: what works is left alone, as a server may run from it. */
async function moveIntoPlace(unfinished: string, directory: string, works: () => Promise<boolean>): Promise<void> {
  try {
    await rename(unfinished, directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if (await works()) return rm(unfinished, { recursive: true });
    await rm(directory, { recursive: true });
    await rename(unfinished, directory);
  }
}

/**
 * Where the data really lie: `dataDirectory` itself or, where the account cannot enter the folder above, a place that it can, with
 * `dataDirectory` as a symbolic link to it.
 */
export async function reachableData(dataDirectory: string, account: Account): Promise<string> {
  const target = await linkTarget(dataDirectory);
  if (target !== undefined) {
    try {
      return await realpath(target);
    } catch (cause) {
      throw new OperatorError(
        `The data folder ${dataDirectory} points to ${target}, which is gone: put it back, or remove the link to begin with an empty database.`,
        { cause },
      );
    }
  }
  const parent = path.dirname(dataDirectory);
  if (account === undefined || (await canEnter(parent, account))) return dataDirectory;
  await removeIfEmpty(dataDirectory);
  const data = await mkdtemp(path.join(await openPlace(), 'data-'));
  await chown(data, account.uid, account.gid);
  await symlink(data, dataDirectory);
  return data;
}

async function removeIfEmpty(directory: string): Promise<void> {
  try {
    await rmdir(directory);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new OperatorError(
      `The user that PostgreSQL runs as cannot enter the folder of ${directory}: let it (chmod a+x on that folder and those above), or choose another with DATA_DIR.`,
      { cause },
    );
  }
}

async function linkTarget(file: string): Promise<string | undefined> {
  try {
    return path.resolve(path.dirname(file), await readlink(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EINVAL' || code === 'ENOENT' || code === 'ENOTDIR' || code === 'UNKNOWN') return undefined;
    throw error;
  }
}

async function canEnter(directory: string, account: Account): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -P "$1"', 'sh', directory], account)).code === 0;
}

/** A folder that everybody may enter and only root may change. In the shared temporary folder only one that is root's own is trusted. */
async function openPlace(): Promise<string> {
  for (const place of ['/var/lib/orderline', path.join(os.tmpdir(), 'orderline-postgres')]) {
    try {
      await mkdir(place, { mode: 0o755 });
      await chmod(place, 0o755);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOENT') continue;
      if (code !== 'EEXIST') throw error;
    }
    const { uid, mode } = await lstat(place);
    if (uid === 0 && (mode & 0o170777) === 0o040755) return place;
  }
  throw new OperatorError(
    `The user that PostgreSQL runs as cannot enter this folder, and neither /var/lib/orderline nor ${os.tmpdir()} can be used instead: start as an ordinary user or from another folder.`,
  );
}
