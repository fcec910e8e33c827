import { expect, it, onTestFinished } from 'vitest';
import { send } from '#lab/contract/exchange';
import { openInstallation } from '#lab/contract/installation';
import { createTestDatabase } from '#lab/test-bed/database';
import { type Activity } from './activity.js';

it('a command API says what its commands came to, to those who look after it', async () => {
  const database = await createTestDatabase();
  const installation = await openInstallation(database.url);
  onTestFinished(async () => {
    await installation.close();
    await database.drop();
  });
  const ask = (role: 'clerk' | 'warehouse', path = '/activity') =>
    send(installation, { api: 'commandApi', method: 'GET', path }, { role, subject: role });
  const read = async () => (await (await ask('clerk')).json()) as Activity;
  const add = (body: object) =>
    send(
      installation,
      { api: 'commandApi', method: 'POST', path: '/products', body: JSON.stringify(body) },
      { role: 'clerk', subject: 'clara' },
    );
  const before = await read();

  await add({ sku: 'LANTERN', name: 'Lantern', category: 'lights', price: { amount: '2.55', currency: 'GBP' } });
  await add({ sku: 'LANTERN' });

  // A request is counted once its answer is sent, which its client may know before.
  await expect.poll(async () => (await read()).commands, { timeout: 20_000 }).toBe(2);
  const after = await read();
  expect([before.commands, after.commands, after.process === before.process]).toEqual([0, 2, true]);
  expect(after.seconds.at(-1)).toEqual({ atMost: 60, commands: 2 });
  expect(after.refused).toEqual([{ code: 'validation-failed', commands: 1 }]);
  expect([(await ask('warehouse')).status, (await ask('clerk', '/activity?x=1')).status]).toEqual([403, 400]);
});
