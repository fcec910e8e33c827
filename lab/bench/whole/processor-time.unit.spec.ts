import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { processorTime, processorTimeOfAll } from './processor-time.js';

const withAccounts = it.skipIf(!existsSync('/proc/self/stat'));

withAccounts('given a process, it says how long it has worked; of one that is none it says nothing', async () => {
  expect(await processorTime(process.pid)).toBeGreaterThan(0);
  expect(await processorTime(2 ** 30)).toBeUndefined();
  expect(await processorTimeOfAll(2 ** 30)).toBeUndefined();
});

withAccounts('given a child at work, its time counts as its parent’s, while it runs and after its end', async () => {
  const before = (await processorTimeOfAll(process.pid)) ?? Number.NaN;
  const program = `for (const end = process.cpuUsage().user + 300_000; process.cpuUsage().user < end;); process.send('done'); process.once('message', () => process.exit())`;
  const child = spawn(process.execPath, ['--eval', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await once(child, 'message');
  expect(await processorTimeOfAll(process.pid)).toBeGreaterThanOrEqual(before + 290);
  child.send('enough');
  await once(child, 'exit');
  expect(await processorTimeOfAll(process.pid)).toBeGreaterThanOrEqual(before + 290);
});
