import { expect, test, vi } from 'vitest';
import { migrate } from '#postgres/migrate';
import { SchemaRefused } from '#postgres/schema';
import { Session } from '#subscriptions/session';
import { type Logger } from '#platform/logging/logger';
import { Shop } from './testing/shop.js';
import { timerSchema } from './timers/timer-table.js';
import { WrittenVersions } from './written-versions.js';

const apart = [
  'FulfilmentStarted',
  ...['FulfilmentOutcomesRecorded', 'FulfilmentAdvanced'],
  ...['FulfilmentOutcomesRecorded', 'FulfilmentAdvanced'],
];
const together = ['FulfilmentStarted', 'FulfilmentAdvanced'];

const joinAsBefore = (shop: Shop) =>
  shop.rows(`insert into projections.members (member, kind, until) values ('old', 'process', clock_timestamp() + interval '1 hour')`);
const oldestCode = async (shop: Shop) => (await shop.rows('select oldest_code from processes.schema_version'))[0]?.oldest_code;

/** What a process of the release before does first. */
const startAsBefore = (shop: Shop) => migrate(shop.url, [{ ...timerSchema, migrations: timerSchema.migrations.slice(0, 1) }]);

async function confirmed(shop: Shop, id: string) {
  await shop.place(id);
  await shop.has(`order-${id}`, 'OrderConfirmed');
  await shop.quiet();
  const events = await shop.events(`fulfilment-${id}`);
  return { types: events.map(({ type }) => type), versions: new Set(events.map(({ metadata }) => metadata.schemaVersion)) };
}

test('while a process of the release before runs, events are written as it reads them; once it is gone, none can start any more', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await joinAsBefore(shop);
  const versions = new WrittenVersions('current');
  await shop.start({ versions });

  expect(await confirmed(shop, 'before')).toEqual({ types: apart, versions: new Set([1]) });
  await startAsBefore(shop);
  expect(await oldestCode(shop)).toBe(1);

  await shop.rows(`delete from projections.members where member = 'old'`);
  await shop.until('it is noticed', async () => versions.now === 'current');
  expect(await oldestCode(shop)).toBe(2);

  await expect(startAsBefore(shop)).rejects.toThrow(SchemaRefused);
  await expect(startAsBefore(shop)).rejects.toThrow('start a newer release');
  await expect(joinAsBefore(shop)).rejects.toThrow('members_read_what_is_written');
  expect(await confirmed(shop, 'after')).toEqual({ types: together, versions: new Set([2]) });
});

test('who is to write the versions of before does so, and takes the step back from nobody', async () => {
  await using shop = await Shop.open();
  await shop.receive('MUG', 10);
  await shop.start({ versions: new WrittenVersions('previous') });

  expect(await confirmed(shop, '7')).toEqual({ types: apart, versions: new Set([1]) });
  await startAsBefore(shop);
  await joinAsBefore(shop);
});

test('as long as it cannot be found out, events are written as before, and people are told once', async () => {
  await using shop = await Shop.open();
  const session = await Session.open({ url: shop.url, name: 'versions', idleInTransactionMs: 5_000 });
  const [warn, info] = [vi.fn(), vi.fn()];
  const logger = { warn, info } as unknown as Logger;
  const versions = new WrittenVersions('current');
  await shop.rows('alter table projections.editions rename to elsewhere');

  for (let look = 0; look < 2; look++) await versions.look(session, ['fulfilment'], logger);
  expect([versions.now, warn.mock.calls.length]).toEqual(['previous', 1]);

  await shop.rows('alter table projections.elsewhere rename to editions');
  await versions.look(session, ['fulfilment'], logger);
  expect([versions.now, info.mock.calls.length]).toEqual(['current', 1]);
  await session.close();
});
