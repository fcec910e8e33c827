import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { withCleanUp } from './clean-up.js';

describe('withCleanUp', () => {
  it('cleans up once, after the work, and answers with its outcome', async () => {
    const steps: string[] = [];
    const outcome = await withCleanUp(
      async () => steps.push('clean'),
      async () => steps.push('work'),
    );
    expect([outcome, steps]).toEqual([1, ['work', 'clean']]);
  });

  it('cleans up when the work fails, and lets the failure through', async () => {
    let cleaned = 0;
    const failing = withCleanUp(
      async () => cleaned++,
      () => Promise.reject(new Error('no space')),
    );
    await expect(failing).rejects.toThrow('no space');
    expect(cleaned).toBe(1);
  });
});

/** Prints what it cleans up; the work itself never ends. */
const program = `
import { cleanUpOnSignals, withCleanUp } from './clean-up.ts';
cleanUpOnSignals();
const forEver = () => new Promise(() => setInterval(() => undefined, 1_000));
const failing = async () => Promise.reject(new Error('could not'));
await withCleanUp(async () => console.log('server'), () =>
  withCleanUp(failing, () =>
    withCleanUp(async () => console.log('child'), async () => {
      console.log('working');
      await forEver();
    })));`;

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s: cleans up the last first, goes on where one fails, and ends', async (signal, exitCode) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { cwd: import.meta.dirname });
  let output = '';
  child.stdout.on('data', (text: Buffer) => {
    if (!output.includes('working')) child.kill(signal);
    output += String(text);
  });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += String(text)));
  expect(await once(child, 'close')).toEqual([exitCode, null]);
  expect(output.trim().split('\n')).toEqual(['working', 'child', 'server']);
  expect(complaints).toContain('could not');
});
