import { expect, onTestFinished, test } from 'vitest';
import { Connections } from '#subscriptions/connections';
import { Session, SessionLost } from '#subscriptions/session';
import { append, orderPlaced } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';

const idleInTransactionMs = 5_000;
const connectionsOf = (room: EngineRoom, most: number) => new Connections({ url: room.url, name: 'orderline followers', most });

/** How many connections of followers the server has. */
async function open(room: EngineRoom): Promise<unknown> {
  const [row] = await room.rows(
    `select count(*)::integer as open from pg_stat_activity where datname = current_database()
       and (application_name = 'orderline followers' or application_name ~ '^orderline .* \\d+$')`,
  );
  return row?.open;
}

test('given one connection for all followers, all views come to the log’s end through it', async () => {
  await using room = await EngineRoom.open();
  const group = room.startConsumers(undefined, { connections: connectionsOf(room, 1) });
  let position = 0n;
  for (let orderId = 1; orderId <= 20; orderId++)
    position = await append(room.store, `order-${orderId}`, orderPlaced({ orderId: String(orderId) }));

  await room.reached(position);

  expect(await open(room)).toBe(1);
  await group.stop();
  await room.until('it is given back', async () => (await open(room)) === 0);
});

test('given a session that loses its connection inside a transaction, it does no more, and the others go on', async () => {
  await using room = await EngineRoom.open();
  const connections = connectionsOf(room, 1);
  onTestFinished(() => connections.close());
  const [unlucky, next] = await Promise.all(
    ['unlucky', 'next'].map((name) => Session.open({ url: room.url, name, idleInTransactionMs, connections })),
  );
  if (unlucky === undefined || next === undefined) throw new Error('both are open');
  await unlucky.begin();
  await room.rows(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'unlucky'`);
  await room.until('it is broken', async () => unlucky.broken);

  await expect(unlucky.query('select 1')).rejects.toThrow(SessionLost);
  await unlucky.close();

  expect(await next.query('select 1 as works')).toEqual([{ works: 1 }]);
  await next.close();
});

test('given a transaction that fails at its beginning, its connection is given to the next one clean', async () => {
  await using room = await EngineRoom.open();
  const connections = connectionsOf(room, 1);
  onTestFinished(() => connections.close());
  const first = await Session.open({ url: room.url, name: 'first', idleInTransactionMs, connections });
  const second = await Session.open({ url: room.url, name: 'second', idleInTransactionMs, connections });

  await expect(first.begin('select 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await expect(first.query('select 1 / $1::integer', [0])).rejects.toMatchObject({ code: '22012' });
  await expect(first.script('select 1 / 0')).rejects.toMatchObject({ code: '22012' });

  expect(
    await second.query(`select current_setting('synchronous_commit') as commits, current_setting('application_name') as name`),
  ).toEqual([{ commits: 'off', name: 'second' }]);
  expect(first.broken).toBe(false);
  await Promise.all([first.close(), second.close()]);
});
