import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { OperatorError } from '../operator-error.js';

/** The system user that PostgreSQL runs as; undefined: the user of this process. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** PostgreSQL refuses to run as root. Then it runs as the data's owner or, where there are none yet, as `postgres` or else `nobody`. */
export async function accountFor(dataDirectory: string): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await ownerOf(dataDirectory);
  if (owner !== undefined && owner.uid !== 0) return owner;
  for (const name of ['postgres', 'nobody']) {
    const uid = await run('id', ['-u', name], undefined);
    const gid = await run('id', ['-g', name], undefined);
    if (uid.code === 0 && gid.code === 0) return { uid: Number(uid.output), gid: Number(gid.output) };
  }
  throw new OperatorError('PostgreSQL refuses to run as root and there is neither a user postgres nor nobody: start as an ordinary user.');
}

async function ownerOf(directory: string): Promise<Account> {
  try {
    const { uid, gid } = await stat(directory);
    return { uid, gid };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** PostgreSQL's environment: without PG* variables, which would change what it does, and without a translation of its messages. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env;
  return { PATH, TMPDIR, SystemRoot, LC_ALL: 'C', TZ: 'UTC' };
}

/** Runs a program to its end. A program that the account cannot reach has the code null and the reason as its output. */
export function run(program: string, args: readonly string[], account: Account): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const child = spawn(program, args, { ...account, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.once('error', (error) => resolve({ code: null, output: error.message }));
  child.once('close', (code) => resolve({ code, output: output.trim() }));
  return promise;
}
