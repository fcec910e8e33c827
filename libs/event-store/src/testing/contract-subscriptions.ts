import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InvalidEvent, PositionBeyondLog } from '../errors.js';
import { type StoredEvent } from '../event-store.js';
import { DEADLINE, type World, failureOf, idsOf, isRising, newEvents, range, revisionsOf } from './contract-world.js';

export function describeSubscriptions(world: World): void {
  describe('a subscriber', () => {
    it('that starts before, during or after the writes sees them all, once and in order', { timeout: 60_000 }, async () => {
      const after = await world.store.head();
      const streams = range(1, 5).map(() => world.newStream());
      const other = await world.under.another();
      const write = (count: number) =>
        range(1, count).map((number) => (number % 2 ? world.store : other).append(streams[number % 5] as string, 'any', newEvents(2)));

      const before = world.follow(streams, 400, { after });
      const first = write(100);
      const during = world.follow(streams, 400, { after }, other);
      await Promise.all([...first, ...write(100)]);
      const late = world.follow(streams, 400, { after });

      const expected = await world.readAllOf(streams, { after });
      expect(expected).toHaveLength(400);
      for (const seen of await Promise.all([before, during, late])) expect(seen).toEqual(expected);
      await other.close();
    });

    it('begins after the position given', async () => {
      const stream = world.newStream();
      await world.store.append(stream, 'noStream', newEvents(5));
      const [, second] = await world.readStream(stream);
      expect(revisionsOf(await world.follow([stream], 3, { after: second?.position ?? 0n }))).toEqual([2, 3, 4]);
    });

    it('that is slow misses nothing and is handed no more than it asked for', { timeout: 60_000 }, async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      const seen: StoredEvent[] = [];
      const slow = world.followUntil(
        async (batch) => {
          expect(batch.events.length).toBeLessThanOrEqual(10);
          for (let turns = 0; turns < 20; turns++) await turn();
          return seen.push(...batch.events.filter((event) => event.stream === stream)) >= 3_000;
        },
        { after, batchSize: 10 },
      );
      for (const number of range(0, 29)) await world.store.append(stream, number === 0 ? 'noStream' : number * 100 - 1, newEvents(100));
      await slow;
      expect(revisionsOf(seen)).toEqual(range(0, 2_999));
    });

    it('that fails goes on from its last position, and disturbs no other', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      const steady = world.follow([stream], 20, { after });
      await world.store.append(stream, 'noStream', newEvents(10));
      const seen: StoredEvent[] = [];
      let position = after;
      const failing = world.followUntil(
        (batch) => {
          seen.push(...batch.events.filter((event) => event.stream === stream));
          position = batch.position;
          if (seen.length >= 3) throw new Error('A bug of the subscriber.');
          return false;
        },
        { after, batchSize: 3 },
      );
      expect((await failureOf(failing)).message).toBe('A bug of the subscriber.');
      await world.store.append(stream, 9, newEvents(10));
      seen.push(...(await world.follow([stream], 20 - seen.length, { after: position })));
      expect(revisionsOf(seen)).toEqual(range(0, 19));
      expect(revisionsOf(await steady)).toEqual(range(0, 19));
    });

    it('is told when it has caught up, at the start and again after new events', async () => {
      const stream = world.newStream();
      const { position: first } = await world.store.append(stream, 'noStream', newEvents(3));
      const [{ position: after }] = (await world.readStream(stream)) as [StoredEvent];
      let second: bigint | undefined;
      const seen: StoredEvent[] = [];
      const last = await world.followUntil(
        async (batch) => {
          seen.push(...batch.events.filter((event) => event.stream === stream));
          if (!batch.caughtUp) return false;
          if (second !== undefined) return batch.position >= second;
          expect(batch.position).toBeGreaterThanOrEqual(first);
          ({ position: second } = await world.store.append(stream, 2, newEvents(2)));
          return false;
        },
        { after },
      );
      expect(last.caughtUp).toBe(true);
      expect(revisionsOf(seen)).toEqual([1, 2, 3, 4]);
    });

    it('is told so on a log where nothing happens', async () => {
      const stream = world.newStream();
      const { position } = await world.store.append(stream, 'noStream', newEvents(1));
      const batch = await world.followUntil(({ caughtUp }) => caughtUp, { after: position });
      expect(batch.position).toBeGreaterThanOrEqual(position);
    });

    it('of some types sees those alone, and its position passes over the others', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      await world.store.append(stream, 'noStream', newEvents(2, 'ContractTried'));
      const { position } = await world.store.append(stream, 1, newEvents(2, 'ContractTriedAgain'));
      const seen: StoredEvent[] = [];
      await world.followUntil((batch) => seen.push(...batch.events) > -1 && batch.position >= position, {
        after,
        types: ['ContractTried'],
      });
      expect(new Set(seen.map(({ type }) => type))).toEqual(new Set(['ContractTried']));
      expect(revisionsOf(seen.filter((event) => event.stream === stream))).toEqual([0, 1]);
    });

    it('sees what another client writes', async () => {
      const [stream, events] = [world.newStream(), newEvents(2)];
      const after = await world.store.head();
      const other = await world.under.another();
      const following = world.follow([stream], 2, { after });
      await other.append(stream, 'noStream', events);
      await other.close();
      expect(idsOf(await following)).toEqual(idsOf(events));
    });

    it('has rising positions in its batches', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      const positions: bigint[] = [];
      const append = world.store.append(stream, 'noStream', newEvents(50));
      await world.followUntil(
        ({ events, position }) =>
          events.length > 0 && positions.push(position) > -1 && events.some((event) => event.stream === stream && event.revision === 49),
        { after, batchSize: 5 },
      );
      await append;
      expect(isRising([after, ...positions])).toBe(true);
    });

    it('ends without an error when its signal aborts', { timeout: DEADLINE + 5_000 }, async () => {
      const after = await world.store.head();
      const stop = new AbortController();
      for await (const { caughtUp } of world.store.subscribe({ after, signal: stop.signal })) if (caughtUp) stop.abort();
      for await (const _ of world.store.subscribe({ after, signal: stop.signal })) throw new Error('It began with an aborted signal.');
      const waiting = new AbortController();
      for await (const { caughtUp } of world.store.subscribe({ after, signal: waiting.signal }))
        if (caughtUp) void turn().then(() => waiting.abort());
    });

    it('is refused a position beyond the end of the log', async () => {
      const after = (await world.store.head()) + 1_000_000_000_000n;
      const failure = await failureOf(world.followUntil(() => false, { after }));
      expect(failure).toBeInstanceOf(PositionBeyondLog);
      expect(failure).toMatchObject({ code: 'position-beyond-log', position: after });
    });

    it.each([{ after: -1n }, { after: 0n, batchSize: 0 }])('is refused $batchSize after $after', async (options) => {
      expect(await failureOf(world.followUntil(() => true, options))).toBeInstanceOf(InvalidEvent);
    });
  });
}
