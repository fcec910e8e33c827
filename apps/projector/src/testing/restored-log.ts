import { StandInServer } from '#event-store/eventstoredb/testing/stand-in-server';
import { openEventStore } from '#event-store/open-event-store';
import { type Projection } from '#read-models/projection';
import { EngineRoom } from './engine-room.js';

/** An installation whose log can be put back to an older backup. */
export interface Restorable extends AsyncDisposable {
  readonly room: EngineRoom;
  /** Everything after the position has never been. */
  restoreTo(position: bigint): Promise<void>;
  /** Notes for every checkpoint at which event it stands, and leaves a mark of it. */
  mark(): Promise<void>;
}

export async function onPostgres(known: readonly Projection[]): Promise<Restorable> {
  const room = await EngineRoom.open(known);
  return {
    room,
    restoreTo: async (position) => void (await room.rows('delete from event_store.events where position > $1', [position.toString()])),
    mark: () => markAll(room),
    [Symbol.asyncDispose]: () => room[Symbol.asyncDispose](),
  };
}

export async function onEventStoreDb(known: readonly Projection[]): Promise<Restorable> {
  const server = await StandInServer.start();
  const room = await EngineRoom.open(known, () => openEventStore(server.url));
  return {
    room,
    restoreTo: async (position) => {
      const next = server.log.events.find((event) => event.position > position);
      if (next !== undefined) server.log.forgetFrom(next.position);
    },
    mark: () => markAll(room),
    [Symbol.asyncDispose]: async () => {
      await room[Symbol.asyncDispose]();
      await server.stop();
    },
  };
}

async function markAll({ store, pool }: EngineRoom): Promise<void> {
  const { rows: found } = await pool.query<{ position: string }>('select distinct position from projections.generations where position > 0');
  for (const { position } of found) {
    const id = (await store.eventAt(BigInt(position)))?.id ?? null;
    await pool.query('update projections.generations set marker = $2, marker_position = position where position = $1', [position, id]);
    await pool.query(
      `insert into projections.marks (name, generation, position, id)
       select name, generation, position, marker from projections.generations where position = $1 and state <> 'lost' on conflict do nothing`,
      [position],
    );
  }
}
