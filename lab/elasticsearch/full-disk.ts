import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A small file system in memory, which can be filled up. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free. */
  fill(leave: number): Promise<void>;
  /** What filled it up is gone. */
  empty(): Promise<void>;
  /** Whoever uses it has ended. */
  remove(): Promise<void>;
}

/** @returns why there can be none here, where there can be none: it takes the right to mount */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    await rm(folder, { recursive: true });
    return `no file system can be mounted: ${(error as Error).message.split('\n')[0]}`;
  }
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    fill: async (leave) => {
      await rm(ballast, { force: true });
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
    },
    empty: () => rm(ballast, { force: true }),
    remove: async () => {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      await rm(folder, { recursive: true });
    },
  };
}
