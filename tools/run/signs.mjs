import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * Runs a program that may say nothing for long, and says in its place, now and then, what is being done and since when. All goes to standard error.
 * @returns its exit code; null where a signal ended it. Rejects where it cannot be run.
 */
export async function runWithSigns(doing, program, args, { everyMs = 10_000, ...options } = {}) {
  const began = Date.now();
  const signs = setInterval(() => console.error(`… still ${doing}, since ${Math.round((Date.now() - began) / 1_000)} s`), everyMs);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
      child.once('error', reject);
      child.once('close', resolve);
    });
  } finally {
    clearInterval(signs);
  }
}
