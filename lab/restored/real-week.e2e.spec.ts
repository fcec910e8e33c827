import path from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { views } from '#read-models/views';
import { backUp } from '#tools/backup/backup';
import { restore } from '#tools/backup/restore';
import { verifyBackup } from '#tools/backup/verified-backup';
import { buildProduct } from '../test-bed/built-app.js';
import { all, newFolder, positionOf, silent } from './testing/backups.js';
import { cutOut, type Days, hasRealOrders, importDays, verifySales } from './testing/real-week.js';
import { Shop } from './testing/shop.js';

const week: Days = ['2010-12-01', '2010-12-08'];
/** Imported while the backup is taken, and lost with what comes after it. */
const dayAfter: Days = ['2010-12-08', '2010-12-09'];
const days = Array.from({ length: 8 }, (_, day) => `2010-12-0${day + 1}`);

beforeAll(buildProduct, 120_000);

test.skipIf(!hasRealOrders)(
  'a real week, backed up under writes, its log destroyed, restored and accepted: the sales are those of the file, the books balance, the views are those of the log, and who was erased stays erased',
  { timeout: 900_000 },
  async () => {
    const folder = await newFolder();
    const orders = path.join(folder, 'orders.csv');
    await cutOut(days, orders);
    const backup = path.join(folder, 'backup');
    const shop = await (await Shop.open()).start();
    await shop.register('dora');
    await importDays(shop, orders, week);
    const written = await shop.head();
    const goingOn = importDays(shop, orders, dayAfter);
    await vi.waitFor(async () => expect(await shop.head()).toBeGreaterThan(written), { timeout: 300_000, interval: 20 });
    await backUp(shop.databases, { ...all, folder: backup }, silent);
    await goingOn;
    await shop.erase('dora');
    await shop.rest();
    const position = await positionOf(backup);
    const was = await shop.stored(position);
    expect(BigInt(position)).toBeLessThan(await shop.head());
    await shop.processes.stop();
    await shop.pool.query('drop schema event_store cascade');

    await restore(shop.databases, await verifyBackup({ ...all, withoutKeys: true, folder: backup }, silent), silent);
    expect(await shop.stored('9223372036854775807')).toEqual(was);
    await shop.start();
    await shop.replay('accept-log', '--yes', '--end', position);

    await shop.saysErased('dora');
    await shop.rest();
    expect(await verifySales(shop, orders, week)).toContain('All figures are equal.');
    expect(await shop.run('tools/verify/balance/balance-main.js')).toContain('Money and stock are in balance.');
    for (const { name } of views) expect(await shop.replay('verify', name)).toContain('no difference');
    await shop.isErased('dora');

    await importDays(shop, orders, dayAfter);
    expect(await verifySales(shop, orders, [week[0], dayAfter[1]])).toContain('All figures are equal.');
  },
);
