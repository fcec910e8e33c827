import { beforeAll, expect, test, vi } from 'vitest';
import { views } from '#read-models/views';
import { backUp } from '#tools/backup/backup';
import { restore } from '#tools/backup/restore';
import { verifyBackup } from '#tools/backup/verified-backup';
import { buildProduct } from '../test-bed/built-app.js';
import { all, newFolder, positionOf, restoreInto, silent } from './testing/backups.js';
import { Shop } from './testing/shop.js';

beforeAll(buildProduct, 120_000);

test(
  'backed up under writes, gone on, destroyed and restored, it is exactly what it was at the backup, and goes on from there',
  { timeout: 180_000 },
  async () => {
    const folder = await newFolder();
    const before = await (await Shop.open()).start();
    await before.furnish();
    let writes = true;
    let placed = 0;
    const writing = (async () => {
      while (writes) await before.place(`order-${placed++}`);
    })();
    await vi.waitFor(() => expect(placed).toBeGreaterThan(50), 30_000);
    await backUp(before.databases, { ...all, folder }, silent);
    const after = placed;
    await vi.waitFor(() => expect(placed).toBeGreaterThan(after + 50), 30_000);
    writes = false;
    await writing;
    await before.rest();
    const position = await positionOf(folder);
    const head = await before.head();
    const was = await before.stored(position);
    await before.destroy();

    const restored = await Shop.open();
    const said = await restoreInto(restored, { folder });

    expect(await restored.stored('9223372036854775807')).toEqual(was);
    expect(was.events).toHaveLength(Number(position));
    expect(BigInt(position)).toBeLessThan(head);
    expect(said.join('\n')).not.toContain('accept-log');
    await restored.start();
    await restored.rest();
    for (const { name } of views) expect(await restored.replay('verify', name)).toContain('no difference');
    expect(await restored.run('tools/verify/balance/balance-main.js')).toContain('Money and stock are in balance.');
    const { rows: orders } = await restored.pool.query<{ status: string; shown: string }>(
      `select status, ship_to::text as shown from read_models.orders`,
    );
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    expect((await restored.processes.get('/orders/order-3')).body).toMatchObject({ shipTo: { country: 'GB', name: 'emil' } });
    await restored.place('order-after');
    await restored.rest();
  },
);

test(
  'the log alone lost and restored under views that have read on: commands wait for accept-log, which makes all of it the log’s',
  { timeout: 180_000 },
  async () => {
    const folder = await newFolder();
    const shop = await (await Shop.open()).start();
    await shop.furnish();
    await shop.place('kept');
    await shop.rest();
    await backUp(shop.databases, { ...all, folder }, silent);
    await shop.place('lost');
    await shop.erase('dora');
    await shop.rest();
    await shop.processes.stop();
    await shop.pool.query('drop schema event_store cascade');

    const said: string[] = [];
    await restore(shop.databases, await verifyBackup({ ...all, withoutKeys: true, folder }, silent), (text) => said.push(text));
    expect(said.join('\n')).toMatch(/The views have read the log up to position \d+.*npm run replay -- accept-log/);
    await shop.start();
    expect((await shop.processes.post('/products/MUG/publish')).body).toMatchObject({ code: 'log-changed' });
    await shop.replay('accept-log', '--yes', '--end', await positionOf(folder));

    await shop.saysErased('dora');
    await vi.waitFor(async () => expect((await shop.processes.get('/orders/lost')).status).toBe(404), { timeout: 60_000, interval: 100 });
    await shop.rest();
    for (const { name } of views) expect(await shop.replay('verify', name)).toContain('no difference');
    await shop.isErased('dora');
    await shop.place('new');
  },
);
