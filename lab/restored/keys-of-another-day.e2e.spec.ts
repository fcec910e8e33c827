import path from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '#tools/backup/backup';
import { all, newFolder, restoreInto, silent } from './testing/backups.js';
import { Shop } from './testing/shop.js';

test('keys that are older than the log: who was erased since is erased again by the start', { timeout: 120_000 }, async () => {
  const folder = await newFolder();
  const keysFrom = path.join(folder, 'old-keys');
  const before = await (await Shop.open()).start();
  await before.furnish();
  await before.place('of-dora', 'dora');
  await before.rest();
  await backUp(before.databases, { ...all, folder: path.join(folder, 'old'), keysTo: keysFrom }, silent);
  await before.erase('dora');
  await backUp(before.databases, { ...all, folder: path.join(folder, 'new') }, silent);
  await before.destroy();

  const restored = await Shop.open();
  await restoreInto(restored, { folder: path.join(folder, 'new'), keysFrom });
  const { rows } = await restored.pool.query(`select from personal_data.keys where subject = 'customer-dora' and wrapped is not null`);
  expect(rows).toHaveLength(1);
  await restored.start();

  await restored.isErased('dora');
  expect((await restored.processes.get('/customers/emil')).body).toMatchObject({ name: 'emil' });
});

test(
  'a log that is older than the keys: who was erased since is erased again by the start, and the log says so',
  { timeout: 120_000 },
  async () => {
    const folder = await newFolder();
    const keysFrom = path.join(folder, 'new', 'keys');
    const before = await (await Shop.open()).start();
    await before.furnish();
    await before.rest();
    await backUp(before.databases, { ...all, folder: path.join(folder, 'old') }, silent);
    await before.erase('dora');
    await backUp(before.databases, { ...all, folder: path.join(folder, 'new') }, silent);
    await before.destroy();

    const restored = await Shop.open();
    const said = await restoreInto(restored, { folder: path.join(folder, 'old'), keysFrom });
    expect(said.join('\n')).toContain('The keys know of erasures that this log does not');
    await restored.start();

    await restored.isErased('dora');
    await restored.saysErased('dora');
  },
);
