import { expect, test } from 'vitest';
import { type Subscriber } from '#subscriptions/subscriber';
import { registerProcess } from '#subscriptions/register-process';
import { Session } from '#subscriptions/session';
import { sequenceOf } from '#read-models/projection';
import { append, orderConfirmed, orderPlaced, stockReceived } from '../testing/events.js';
import { EngineRoom } from '../testing/engine-room.js';
import { replay } from '../testing/open-workbench.js';

test('a process manager has the same runner: it acts, parks by sequence, retries, is listed, and cannot be rebuilt', async () => {
  await using room = await EngineRoom.open([]);
  const session = await Session.open({ url: room.url, name: 'setup', idleInTransactionMs: 5_000 });
  await registerProcess(session, 'greeter', 1);
  await registerProcess(session, 'greeter', 1);
  await session.close();
  const greeted: string[] = [];
  let away = true;
  const greeter: Subscriber = {
    name: 'greeter',
    generation: 1,
    kind: 'process',
    version: 1,
    types: new Set(['OrderPlaced', 'OrderConfirmed']),
    sequence: sequenceOf,
    act: async (events) => {
      const refused = events.find(({ stream }) => away && stream === 'order-7');
      if (refused !== undefined) return [{ event: refused, error: new TypeError('the greeter is away') }];
      greeted.push(...events.map(({ stream, type }) => `${stream} ${type}`));
      return [];
    },
  };
  room.startConsumers([], { kind: 'process', resolve: () => greeter });
  await append(room.store, 'order-7', orderPlaced({ orderId: '7' }));
  await append(room.store, 'order-8', orderPlaced({ orderId: '8' }));
  await append(room.store, 'stock-MUG', stockReceived());
  await room.reached(await append(room.store, 'order-7', orderConfirmed({ orderId: '7' })));

  expect(greeted).toEqual(['order-8 OrderPlaced']);
  expect((await replay(room, 'list')).document).toMatchObject([{ name: 'greeter', kind: 'process', parked: 2, lagEvents: 0 }]);
  await expect(replay(room, 'rebuild greeter')).rejects.toThrow('greeter is a process manager');
  away = false;
  expect((await replay(room, 'parked retry greeter')).document).toMatchObject({ applied: 2, failed: [] });
  expect(greeted).toEqual(['order-8 OrderPlaced', 'order-7 OrderPlaced', 'order-7 OrderConfirmed']);
});
