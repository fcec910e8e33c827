import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** The first one builds everything. */
test.each([
  ['bench', 'npm run bench -- event-store'],
  ['stress', 'npm run stress -- [suite]'],
  ['prove', 'npm run prove -- <suite>'],
  ['start', 'npm start'],
  ['dev', 'npm run dev'],
  ['token', 'npm run -s token -- --role'],
  ['replay', 'npm run replay -- <verb>'],
  ['import', 'npm run import -- online-retail'],
  ['verify:balance', 'npm run verify:balance'],
  ['demo', 'npm run demo'],
  ['backup', 'npm run backup -- <folder>'],
  ['restore', 'npm run restore -- <folder>'],
  ['docs:events', 'npm run docs:events'],
  ['check', 'npm run check'],
])('%s --help shows how it is used, and does nothing else', { timeout: 180_000 }, (command, usage) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/run.mjs', command, '--help'], { encoding: 'utf8' });

  expect({ status, complaints: stderr.replace(/^(Building …|… still building, since \d+ s)\n/gm, '') }).toEqual({
    status: 0,
    complaints: '',
  });
  expect(stdout.split('\n')[0]).toContain(usage);
});

test.each([
  ['--help', 0, 'stdout'],
  ['--colour', 2, 'stderr'],
])('verify:sales %s ends with its usage and exit code %i', (option, exitCode, output) => {
  const result = spawnSync(process.execPath, ['tools/verify/verify-sales.mjs', option], { encoding: 'utf8' });

  expect(result.status).toBe(exitCode);
  expect(result[output as 'stdout' | 'stderr']).toContain('Usage: node tools/verify/verify-sales.mjs <csv|csv.gz>');
});
