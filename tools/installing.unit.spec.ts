import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

const signs = path.resolve(import.meta.dirname, 'run/signs.mjs');

/** @returns what is said while a program runs for a second and a half, and how it ended */
function watch(program: string) {
  const script = `import { runWithSigns } from ${JSON.stringify(signs)};
    const child = ['-e', 'setTimeout(() => process.exit(7), 1_500)'];
    process.exitCode = await runWithSigns('installing', ${program}, child, { everyMs: 100 }).catch(({ code }) => (console.error(code), 9));`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

test('whoever waits for an installation or a build is told that it goes on, and for how long', () => {
  const { status, stdout, stderr } = watch('process.execPath');

  expect(stderr).toMatch(/^… still installing, since \d s$/m);
  expect([status, stdout]).toEqual([7, '']);
});

test('a program that is not there is an error, and nobody waits for it', () => {
  expect(watch('"/nowhere/npm"')).toMatchObject({ status: 9, stderr: 'ENOENT\n' });
});
