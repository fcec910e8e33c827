import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { accountFor, run } from '#tools/embedded-postgres/account';

export interface SmallFilesystem {
  readonly directory: string;
  unmount(): Promise<void>;
}

/**
 * A filesystem of so many megabytes in a folder, in memory, that belongs to the user PostgreSQL runs as. Root mounts it; an ordinary user
 * does that in a namespace of his own, which the kernel has to allow.
 * @returns a reason where neither is possible
 */
export async function mountSmall(folder: string, megabytes: number): Promise<SmallFilesystem | { readonly reason: string }> {
  await mkdir(folder);
  if (process.platform !== 'linux') return { reason: `no filesystem can be mounted here on ${process.platform}` };
  return process.getuid?.() === 0 ? mountAsRoot(folder, megabytes) : mountInNamespace(folder, megabytes);
}

async function mountAsRoot(directory: string, megabytes: number): Promise<SmallFilesystem | { readonly reason: string }> {
  const { code, output } = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], undefined);
  if (code !== 0) return { reason: `root may not mount a filesystem here: ${output}` };
  const account = await accountFor(path.join(directory, 'data'));
  if (account !== undefined) await chown(directory, account.uid, account.gid);
  return {
    directory,
    async unmount() {
      // Lazily: what still has a file open there is on its way out.
      const { code, output } = await run('umount', ['--lazy', directory], undefined);
      if (code !== 0) throw new Error(`The small filesystem stays mounted: ${output}`);
    },
  };
}

/** The namespace lives as long as the process in it, and shows to others as that process's root. */
async function mountInNamespace(folder: string, megabytes: number): Promise<SmallFilesystem | { readonly reason: string }> {
  const script = `mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs "$1" && echo mounted && exec cat`;
  const child = spawn('unshare', ['--user', '--map-root-user', '--mount', '/bin/sh', '-c', script, 'sh', folder], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let refused = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (refused += text));
  const exited = once(child, 'close');
  const mounted = await Promise.race([
    once(child.stdout, 'data').then(() => true),
    exited.then(
      () => false,
      (error: Error) => {
        refused = error.message;
        return false;
      },
    ),
  ]);
  if (!mounted) return { reason: `an ordinary user may not mount a filesystem here: ${refused.trim()}` };
  return {
    directory: `/proc/${child.pid}/root${folder}`,
    async unmount() {
      child.stdin.end();
      await exited;
    },
  };
}
