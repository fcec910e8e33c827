import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { Shop } from '#command-api/processes/testing/shop';
import { stockReceived, toNewEvent } from '#projector/testing/events';

const run = promisify(execFile);

beforeAll(async () => {
  const build = 'import { build } from "./tools/run/build.mjs"; await build({ withLab: false });';
  await run(process.execPath, ['--input-type=module', '--eval', build]);
}, 240_000);

async function verifyBalance(url: string, ...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const main = 'dist/tools/verify/balance/balance-main.js';
  try {
    const { stdout } = await run(process.execPath, [main, ...args], { env: { ...process.env, EVENT_STORE_URL: url } });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { readonly code: number; readonly stdout: string; readonly stderr: string };
    return { code, said: stdout + stderr };
  }
}

it('a shop in which orders wait is in balance; one whose fulfilment does not run is not, once it is old enough', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  const instance = await shop.start();
  await shop.place('7', { method: 'card' });
  await shop.place('8');
  await shop.store.append('invoice-7', 'noStream', [{ ...toNewEvent(stockReceived()), type: 'InvoiceSent' }]);
  await shop.quiet();
  await instance.stop();

  const morning = await verifyBalance(shop.url);
  expect(morning.said).toContain('orders that wait: 1 for their payment, 1 to be shipped\nMoney and stock are in balance.\n');
  expect(morning.said).toContain('passed over, of types that are not ours: 1 InvoiceSent\n');
  expect(morning.code).toBe(0);

  await shop.place('9');
  expect(await verifyBalance(shop.url)).toMatchObject({ code: 0 });
  const { code, said } = await verifyBalance(shop.url, '--older-than', '0');
  expect(said).toMatch(/^9: stuck: waits for its fulfilment to begin since \d{4}-\d\d-\d\dT[\d:.]+Z$/m);
  expect(said).toContain('`npm run replay -- list`');
  expect(code).toBe(1);
});

it('a number of minutes that is none is refused', async () => {
  const refused = await verifyBalance('postgres://127.0.0.1/nothing', '--older-than', 'soon');
  expect([refused.code, refused.said]).toEqual([
    2,
    '--older-than soon is no number of minutes. Usage: npm run verify:balance -- [--older-than <minutes>]\n',
  ]);
});
