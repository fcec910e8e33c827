import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a browser shows of a page. */
export interface Shown {
  /** The page as it is once its scripts have run. */
  readonly html: string;
  /** What stands in the console: errors, and what the page's policy has forbidden. */
  readonly complaints: readonly string[];
}

const LOADED_WITHIN_MS = 20_000;

/** @returns undefined where there is none */
export function findBrowser(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

/** Loads a page in a browser without a window, with a profile of its own. */
export async function show(browser: string, url: string): Promise<Shown> {
  const profile = await mkdtemp(join(tmpdir(), 'browser-'));
  try {
    const settings = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', `--user-data-dir=${profile}`];
    const words = [...settings, '--enable-logging=stderr', `--virtual-time-budget=${LOADED_WITHIN_MS}`, '--dump-dom', url];
    const { stdout, stderr } = await promisify(execFile)(browser, words, { maxBuffer: 64 * 1_048_576, timeout: 60_000 });
    return { html: stdout, complaints: stderr.split('\n').filter((line) => /CONSOLE|Content Security Policy/.test(line)) };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
