import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OperatorError } from '../operator-error.js';
import { type Account, run } from './account.js';
import { type Binaries } from './binaries.js';

/** The name of the one database user, the owner of everything. */
export const SUPERUSER = 'postgres';

export interface ClusterOptions {
  readonly directory: string;
  readonly password: string;
  readonly binaries: Binaries;
  readonly account: Account;
  /** How messages name the folder: what the user knows, where `directory` is the target of a symbolic link. */
  readonly shownAs: string;
  /** Whether the new cluster must survive a crash of the machine. */
  readonly durable: boolean;
}

/** Makes the cluster where there is none yet, and refuses a folder that PostgreSQL could not start on. */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  const { directory, shownAs } = options;
  const entries = await entriesOf(directory, shownAs);
  if (entries.length === 0) return createCluster(options);

  const advice = `restore it from a backup, move it away to begin with an empty database, or choose another folder with DATA_DIR`;
  if (!entries.includes('PG_VERSION')) {
    throw new OperatorError(`The data folder ${shownAs} is damaged or not PostgreSQL's (it has no file PG_VERSION): ${advice}.`);
  }
  const found = (await readFile(path.join(directory, 'PG_VERSION'), 'utf8')).trim();
  const wanted = await majorVersion(options);
  if (found !== wanted) {
    const reason = /^\d{1,2}(\.\d)?$/.test(found)
      ? `was made by PostgreSQL ${found}, and this is ${wanted}`
      : `is damaged (its file PG_VERSION holds no version)`;
    throw new OperatorError(`The data folder ${shownAs} ${reason}: ${advice}.`);
  }
  if (!(await exists(path.join(directory, 'global', 'pg_control')))) {
    throw new OperatorError(`The data folder ${shownAs} is damaged (its file global/pg_control is missing): ${advice}.`);
  }
}

async function entriesOf(directory: string, shownAs: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR')
      throw new OperatorError(
        `${shownAs} should be PostgreSQL's data folder, but it is not a folder: move it away, or choose another with DATA_DIR.`,
        { cause },
      );
    if (code === 'EACCES')
      throw new OperatorError(`No permission to read the data folder ${shownAs}: start as its owner, or choose another with DATA_DIR.`, {
        cause,
      });
    throw cause;
  }
}

/** Initialised beside its place and then moved, so that a folder with content is always a whole cluster. */
async function createCluster(options: ClusterOptions): Promise<void> {
  const { directory, account, shownAs } = options;
  const unfinished = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, options.password, { mode: 0o600 });
    if (account !== undefined) for (const file of [unfinished, passwordFile]) await chown(file, account.uid, account.gid);
    await initialise(options, unfinished, passwordFile);
    await rmdir(directory).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(unfinished, directory);
    await syncFolder(path.dirname(directory));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw cause;
    throw new OperatorError(
      `No permission to write to ${path.dirname(shownAs)}: start as its owner, or choose another data folder with DATA_DIR.`,
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function initialise(options: ClusterOptions, target: string, passwordFile: string): Promise<void> {
  const { binaries, account, shownAs, durable } = options;
  const hasOwnLocales = Number(await majorVersion(options)) >= 17;
  const { code, output } = await run(
    binaries.initdb,
    [
      `--pgdata=${target}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(hasOwnLocales ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    account,
  );
  if (code !== 0) throw new OperatorError(`PostgreSQL's data folder ${shownAs} cannot be made: ${reasonOf(output)}.`);
}

/** The first error of initdb, or of the server that it runs: its last words are that it cleans up. */
function reasonOf(output: string): string {
  const lines = output.trim().split('\n');
  const loud = lines.find((line) => /\b(error|FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '';
  return loud.replace(/^.*?\b(error|FATAL|PANIC):\s*/, '').replace(/\.$/, '') || 'initdb ended without a reason';
}

async function majorVersion({ binaries, account }: ClusterOptions): Promise<string> {
  const { output } = await run(binaries.postgres, ['--version'], account);
  return /\d+/.exec(output)?.[0] ?? output;
}

async function syncFolder(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(directory);
  await folder.sync();
  await folder.close();
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
