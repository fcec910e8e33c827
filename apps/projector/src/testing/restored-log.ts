import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { openEventStore } from '#event-store/open-event-store';
import { restoreLog } from '#event-store/postgres/testing/restored-log';
import { migrateKeyVault } from '#personal-data/schema';
import { type ConsumerGroupOptions } from '#subscriptions/consumer-group-options';
import { defaultSettings } from '#subscriptions/consumer-settings';
import { type Projection } from '#read-models/projection';
import { EngineRoom } from './engine-room.js';

/** An installation, with keys, whose log can be put back to an older backup. */
export interface Restorable extends AsyncDisposable {
  readonly room: EngineRoom;
  /** Everything after the position has never been. */
  restoreTo(position: bigint): Promise<void>;
}

/** Follows with marks as often as it moves. */
export const eager: Partial<ConsumerGroupOptions> = {
  consumer: { ...defaultSettings, attempts: 2, backoff: { firstMs: 5, mostMs: 20 }, markMs: 0 },
};

export async function onPostgres(known: readonly Projection[]): Promise<Restorable> {
  const room = await EngineRoom.open(known);
  await migrateKeyVault(room.url);
  return {
    room,
    restoreTo: async (position) => {
      await room.rows('drop table if exists newer_log');
      await restoreLog(room.pool, position);
    },
    [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
  };
}

export async function onEventStoreDb(known: readonly Projection[]): Promise<Restorable> {
  const server = await StandInServer.start();
  const room = await EngineRoom.open(known, () => openEventStore(server.url));
  await migrateKeyVault(room.url);
  return {
    room,
    restoreTo: async (position) => {
      server.log.restore(server.log.copy().filter((event) => event.position <= position));
      server.gate.drop(); // The server was away meanwhile.
    },
    [Symbol.asyncDispose]: async () => {
      await room[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}
