import { describe, expect, it } from 'vitest';
import { InvalidEvent } from '../errors.js';
import { type StoredEvent } from '../event-store.js';
import { type World, failureOf, isRising, newEvents, range, revisionsOf } from './contract-world.js';

export function describeReadAll(world: World): void {
  describe('reading all', () => {
    it('gives everything that was written at the same time, once, in rising order', { timeout: 60_000 }, async () => {
      const after = await world.store.head();
      const streams = range(1, 8).map(() => world.newStream());
      const other = await world.under.another();

      const appends = range(1, 200).map((number) =>
        (number % 2 ? world.store : other).append(streams[number % streams.length] as string, 'any', newEvents(1 + (number % 3))),
      );
      const results = await Promise.all(appends);
      await other.close();

      const read = await world.readAllOf(streams, { after, batchSize: 50 });
      expect(isRising([after, ...positionsOf(read)])).toBe(true);
      expect(read.at(-1)?.position).toBe(results.map(({ position }) => position).reduce((one, two) => (one > two ? one : two)));
      for (const stream of streams) {
        expect(read.filter((event) => event.stream === stream)).toEqual(await world.readStream(stream));
      }
    });

    it('begins after the position given, at whichever event', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      await world.store.append(stream, 'noStream', newEvents(10));
      const all = await world.readAllOf([stream], { after });
      expect(revisionsOf(all)).toEqual(range(0, 9));
      for (const event of all)
        expect(revisionsOf(await world.readAllOf([stream], { after: event.position }))).toEqual(range(event.revision + 1, 9));
    });

    it('gives the last events, oldest first, and fewer where there are no more', async () => {
      const stream = world.newStream();
      const events = newEvents(5);
      await world.store.append(stream, 'noStream', events);
      const written = await world.readStream(stream);
      const last = (await world.store.readLast(100)).filter((event) => event.stream === stream);
      expect(last).toEqual(written);
      const all = await world.store.readLast(1_000_000);
      expect(isRising(positionsOf(all))).toBe(true);
      expect(await world.store.readLast(2)).toEqual(all.slice(-2));
      await expect(world.store.readLast(0)).rejects.toThrow(InvalidEvent);
      await expect(world.store.readLast(-1)).rejects.toThrow(InvalidEvent);
    });

    it('gives the last events before any event, back to the first one', async () => {
      const [stream, other] = [world.newStream(), world.newStream()];
      await world.store.append(stream, 'noStream', newEvents(4));
      await world.store.writeStreamLimits(stream, { maxCount: 100 });
      await world.store.append(other, 'noStream', newEvents(3));
      const all = await world.store.readLast(1_000_000);
      for (let at = all.length - 1; at >= Math.max(0, all.length - 7); at--) {
        const before = all[at]?.position ?? 0n;
        expect(await world.store.readLast(1_000_000, before)).toEqual(all.slice(0, at));
        const [last] = (await world.store.readLast(1, before)).slice(-1);
        expect(last).toEqual(all[at - 1]);
      }
      expect(await world.store.readLast(5, all[0]?.position)).toEqual([]);
      expect(await world.store.readLast(5, 0n)).toEqual([]);
      await expect(world.store.readLast(5, -1n)).rejects.toThrow(InvalidEvent);
    });

    it('can be resumed from the position of any batch', async () => {
      const streams = [world.newStream(), world.newStream()];
      let after = await world.store.head();
      await Promise.all(streams.map((stream) => world.store.append(stream, 'noStream', newEvents(20))));
      const read: StoredEvent[] = [];
      for (let found = true; found;) {
        found = false;
        for await (const batch of world.store.readAll({ after, batchSize: 7 })) {
          expect(batch.events.length).toBeLessThanOrEqual(7);
          read.push(...batch.events.filter(({ stream }) => streams.includes(stream)));
          after = batch.position;
          found = true;
          break;
        }
      }
      expect(read).toHaveLength(40);
      expect(isRising(positionsOf(read))).toBe(true);
    });

    it('gives the exact types asked for, and its position passes over the others', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      await world.store.append(stream, 'noStream', newEvents(3, 'ContractTried'));
      await world.store.append(stream, 2, newEvents(3, 'ContractTriedAgain'));
      const { position } = await world.store.append(stream, 5, newEvents(3, 'Contract'));

      const read = await world.readAllOf([stream], { after, types: ['ContractTried', 'ContractLeft'] });
      expect(revisionsOf(read)).toEqual([0, 1, 2]);
      expect(await world.readAllOf([stream], { after, types: [] })).toEqual([]);
      let reached = after;
      for await (const batch of world.store.readAll({ after, types: [] })) reached = batch.position;
      expect(reached).toBeGreaterThanOrEqual(position);
    });

    it('never gives the system’s own events', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      await world.store.append(stream, 'noStream', newEvents(3));
      await world.store.writeStreamLimits(stream, { maxCount: 2 });
      await world.store.deleteStream(stream, 'any');
      const types = new Set<string>();
      for await (const batch of world.store.readAll({ after })) for (const event of batch.events) types.add(event.type);
      expect([...types].filter((type) => type.startsWith('$'))).toEqual([]);
      expect(types).toContain('ContractTried');
    });

    it('ends at the end of the log', async () => {
      const stream = world.newStream();
      const { position: before } = await world.store.append(stream, 'noStream', newEvents(1));
      const { position } = await world.store.append(stream, 0, newEvents(1));
      expect(await world.store.head()).toBeGreaterThanOrEqual(position);
      expect(await world.readAllOf([stream], { after: position })).toEqual([]);
      expect(revisionsOf(await world.readAllOf([stream], { after: before }))).toEqual([1]);
    });

    it('ends with the reason when its signal aborts', async () => {
      const reason = new Error('No longer wanted.');
      const after = await world.store.head();
      expect(await failureOf(world.readAllOf([], { after, signal: AbortSignal.abort(reason) }))).toBe(reason);
    });

    it.each([{ after: -1n }, { after: 0n, batchSize: 0 }, { after: 0n, batchSize: 1.5 }])(
      'refuses $batchSize after $after',
      async (options) => {
        expect(await failureOf(world.readAllOf([], options))).toBeInstanceOf(InvalidEvent);
      },
    );
  });
}

function positionsOf(events: readonly StoredEvent[]): bigint[] {
  return events.map(({ position }) => position);
}
