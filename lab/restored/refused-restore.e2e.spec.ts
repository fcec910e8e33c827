import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '#tools/backup/backup';
import { restore } from '#tools/backup/restore';
import { verifyBackup } from '#tools/backup/verified-backup';
import { all, newFolder, positionOf, restoreInto, silent } from './testing/backups.js';
import { Shop } from './testing/shop.js';

test(
  'what people left out for good, and limits on streams, are restored; what is not whole, not empty or not wanted is refused, and nothing is written',
  { timeout: 120_000 },
  async () => {
    const folder = await newFolder();
    const before = await (await Shop.open()).start();
    await before.furnish();
    await before.rest();
    await before.pool.query(
      `insert into projections.discarded (name, position, sequence, stream, revision, reason) values ('orders', 1, '7', 'order-7', 0, 'broken'), ('orders', 99999, '8', 'order-8', 0, 'later');
       insert into projections.accepted_logs (accepted_by, old_end, new_end) values ('olga', 9, 7);
       insert into event_store.stream_limits (stream, max_count) values ('stock-MUG', 5)`,
    );
    await backUp(before.databases, { ...all, folder }, silent);
    const was = await before.stored(await positionOf(folder));

    await expect(backUp(before.databases, { ...all, folder }, silent)).rejects.toThrow('is not empty');
    await expect(restoreInto(before, { folder })).resolves.toContain('keys: all are there already');
    await before.place('one-more');
    await expect(restoreInto(before, { folder })).rejects.toThrow(/is not this backup|not those of this backup/);

    const restored = await Shop.open();
    const files = (await readdir(path.join(folder, 'log'))).filter((name) => name.startsWith('events-'));
    const file = path.join(folder, 'log', files[0] ?? '');
    const whole = await readFile(file);
    const broken = Buffer.from(whole);
    broken[Math.floor(broken.length / 2)]! ^= 1;
    await writeFile(file, broken);
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} is damaged`);
    await writeFile(file, whole.subarray(0, -20));
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} is damaged`);
    await rm(file);
    await expect(restoreInto(restored, { folder })).rejects.toThrow(`${file} cannot be read`);
    await writeFile(file, whole);
    await expect(
      restore({ ...restored.databases, masterKey: 'x'.repeat(43) }, await verifyBackup({ ...all, folder }, silent), silent),
    ).rejects.toThrow('MASTER_KEY is not the one of these keys');
    await expect(verifyBackup({ ...all, folder, keysFrom: path.join(folder, 'nowhere') }, silent)).rejects.toThrow('There are no keys in');
    const { rows } = await restored.pool.query<{ found: string | null }>(`select to_regclass('event_store.events') as found`);
    expect(rows[0]?.found).toBeNull();

    await restoreInto(restored, { folder });
    expect(await restored.stored('9223372036854775807')).toEqual(was);
    const again = await restoreInto(restored, { folder });
    expect(again.slice(0, 3)).toEqual([
      'keys: all are there already',
      'records: 2',
      expect.stringMatching(/^log: all \d+ events are there already$/) as string,
    ]);
    const records = await restored.pool.query(
      `select (select string_agg(reason, ',') from projections.discarded) as reasons, (select string_agg(accepted_by, ',') from projections.accepted_logs) as by`,
    );
    expect(records.rows).toEqual([{ reasons: 'broken', by: 'olga' }]);
  },
);

test('interrupted, a restore leaves nothing behind and is run again', { timeout: 120_000 }, async () => {
  const folder = await newFolder();
  const before = await (await Shop.open()).start();
  await before.furnish();
  await before.rest();
  await backUp(before.databases, { ...all, folder }, silent);
  const restored = await Shop.open();
  await restoreInto(restored, { folder });
  await restored.pool.query(
    `truncate event_store.events, event_store.stream_limits;
     create function stop_here() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
     create trigger stop_here before insert on event_store.events for each row when (new.position = 3) execute function stop_here()`,
  );

  await expect(restoreInto(restored, { folder })).rejects.toThrow();
  const { rows } = await restored.pool.query<{ events: string }>('select count(*) as events from event_store.events');
  expect(rows[0]?.events).toBe('0');
  await restored.pool.query('drop function stop_here cascade');
  await restoreInto(restored, { folder });

  expect(await restored.stored('9223372036854775807')).toEqual(await before.stored(await positionOf(folder)));
});
