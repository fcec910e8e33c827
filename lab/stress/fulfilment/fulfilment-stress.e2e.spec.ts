import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

it('a few hundred order lives end in balance while the process managers are killed', { timeout: 300_000 }, async () => {
  const { stdout } = await run(process.execPath, ['tools/run.mjs', 'stress', 'fulfilment', '--lives', '300', '--seed', '7'], {
    env: { ...process.env, NODE_ENV: '' },
  });

  expect(stdout).toMatch(/^seed 7: 300 order lives, \d+ events/m);
  expect(stdout).toMatch(/process managers killed [1-9]/);
  expect(stdout).toContain('money and stock in balance, nothing stuck, nothing twice');
});
