import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/**
 * Runs a program of an image as its user, on a file system of which nothing can be written: what an engine with a read-only root does, but for the
 * network, which is this machine's.
 */
export function runInImage(files: string, args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const script = `mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec chroot --userspec=1000:1000 "$0" sh -c 'cd /app && exec node "$@"' node "$@"`;
  return spawn('unshare', ['--mount', 'sh', '-c', script, files, '--max-semi-space-size=64', ...args], {
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs it to its end. */
export async function finishInImage(files: string, args: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = runInImage(files, args, environment);
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  const [output, errors, [code]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    ended,
  ]);
  return { code, said: output + errors };
}
