import { afterAll, beforeAll, expect } from 'vitest';
import { EngineRoom } from '../../testing/engine-room.js';
import { append, orderPlaced, productAdded, stockReceived } from '../../testing/events.js';
import { type RunningProjector, startProjector } from '../../testing/running-projector.js';

/** How many orders there are, beside a product and its stock. */
export const ORDERS = 40;

/** A projector that feeds every view of a small log, and is steered over HTTP. */
export interface Steered {
  readonly room: EngineRoom;
  readonly projector: RunningProjector;
  /** The job once it is over. */
  ended(id: unknown): Promise<Record<string, unknown>>;
  /** Asks for a rebuild that takes its time, and waits until it has begun to fill. @returns the job's id */
  slowRebuild(name: string, by?: RunningProjector): Promise<string>;
}

/** One for all tests of a file. */
export function useSteeredProjector(): Steered {
  let room: EngineRoom;
  let projector: RunningProjector;
  beforeAll(async () => {
    room = await EngineRoom.open();
    for (let order = 0; order < ORDERS; order++) await append(room.store, `order-${order}`, orderPlaced({ orderId: String(order) }));
    await append(room.store, 'product-MUG', productAdded());
    projector = await startProjector(room.url);
    await room.reached(await append(room.store, 'stock-MUG', stockReceived()));
  });
  afterAll(async () => {
    await projector.close();
    await room[Symbol.asyncDispose]();
  });
  const jobOf = async (id: unknown) => (await projector.get(`/jobs/${String(id)}`)).body;
  return {
    get room() {
      return room;
    },
    get projector() {
      return projector;
    },
    async ended(id) {
      await room.until(`the end of the job ${String(id)}`, async () => (await jobOf(id)).state !== 'running');
      return jobOf(id);
    },
    async slowRebuild(name, by = projector) {
      const { status, body } = await by.post(`/projections/${name}/rebuild`, { body: { rate: 1 } });
      expect(status).toBe(202);
      await room.until('some of it is filled', async () => {
        const filling = `select 1 from projections.generations where name = $1 and state = 'rebuilding' and position > 0`;
        return (await room.rows(filling, [name])).length === 1;
      });
      return String(body.id);
    },
  };
}

/** The data of each event of a stream, to its end. */
export async function eventsOf(response: Response): Promise<readonly { readonly id: string; readonly data: Record<string, unknown> }[]> {
  const text = await response.text();
  return [...text.matchAll(/^id: (\d+)\ndata: (.*)$/gm)].map(([, id = '', data = '']) => ({
    id,
    data: JSON.parse(data) as Record<string, unknown>,
  }));
}
