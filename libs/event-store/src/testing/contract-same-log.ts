import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InvalidEvent, LogChanged } from '../errors.js';
import { type EventBatch, type ReadAllOptions, type StoredEvent } from '../event-store.js';
import { type World, failureOf, newEvent, newEvents, placesOf, revisionsOf } from './contract-world.js';

export function describeSameLog(world: World): void {
  async function begin(): Promise<{ stream: string; events: StoredEvent[] }> {
    const stream = world.newStream();
    await world.store.append(stream, 'noStream', newEvents(3));
    return { stream, events: await world.readStream(stream) };
  }

  describe('the event at a position', () => {
    it('is the one that was stored there', async () => {
      const { stream, events } = await begin();
      await world.store.append(stream, 2, [newEvent({ type: 'ContractNoted' })]);
      for (const { position, id, type, recordedAt } of await world.readStream(stream))
        expect(await world.store.eventAt(position)).toEqual({ id, type, recordedAt });
      expect(events).toHaveLength(3);
    });

    it('is none at 0, between two events, and beyond the end', async () => {
      const { events } = await begin();
      const [first, second] = events as [StoredEvent, StoredEvent];
      const between = first.position + 1n === second.position ? [] : [first.position + 1n, second.position - 1n];
      for (const position of [0n, ...between, (await world.store.head()) + 1_000_000_000_000n])
        expect(await world.store.eventAt(position)).toBeUndefined();
    });

    it('was not removed where it stands, where none ever stood, and beyond the end', async () => {
      const { events } = await begin();
      const [first, second] = events as [StoredEvent, StoredEvent];
      for (const position of [0n, first.position, second.position - 1n, (await world.store.head()) + 1_000_000_000_000n])
        expect(await world.store.hasRemoved(position)).toBe(false);
    });

    it('stays when its stream is cut or deleted', async () => {
      const { stream, events } = await begin();
      await world.store.writeStreamLimits(stream, { truncateBefore: 2 });
      await world.store.deleteStream(stream, 'any');
      for (const { position, id } of events) expect(await world.store.eventAt(position)).toMatchObject({ id });
    });

    it('is not asked for at what is no position', async () => {
      for (const position of [-1n, 1 as unknown as bigint]) {
        expect(await failureOf(world.store.eventAt(position))).toBeInstanceOf(InvalidEvent);
        expect(await failureOf(world.store.hasRemoved(position))).toBeInstanceOf(InvalidEvent);
      }
    });
  });

  describe('a marker', () => {
    const readers: [string, (options: ReadAllOptions, isLast: (batch: EventBatch) => boolean) => Promise<EventBatch[]>][] = [
      ['of a subscriber', readSubscribed],
      ['of a reader of all', readAll],
    ];

    it.each(readers)('%s that stands where it was seen lets it go on from there', async (_, read) => {
      const { stream, events } = await begin();
      for (const [index, place] of placesOf(events.slice(0, 2)).entries()) {
        for (const marker of [place.marker, place.marker.toUpperCase()]) {
          const batches = await read({ ...place, marker }, ({ position }) => position >= (events[2] as StoredEvent).position);
          const seen = batches.flatMap((batch) => batch.events.filter((event) => event.stream === stream));
          expect(revisionsOf(seen)).toEqual([0, 1, 2].slice(index + 1));
        }
      }
    });

    it.each(readers)('%s that is another event’s stops it, and says what was expected and found', async (_, read) => {
      const [event] = (await begin()).events as [StoredEvent];
      const marker = randomUUID();
      const failure = await failureOf(read({ after: event.position, marker }, () => true));
      expect(failure).toBeInstanceOf(LogChanged);
      expect(failure).toMatchObject({ code: 'log-changed', position: event.position, expected: marker, found: event.id });
    });

    it.each(readers)('%s beyond the end stops it: the log is a shorter one', async (_, read) => {
      const [event] = (await begin()).events as [StoredEvent];
      const after = (await world.store.head()) + 1_000_000_000_000n;
      const failure = await failureOf(read({ after, marker: event.id }, () => true));
      expect(failure).toBeInstanceOf(LogChanged);
      expect(failure).toMatchObject({ position: after, expected: event.id, found: undefined });
    });

    it.each(readers)('%s is one at 0, or is no id: refused', async (_, read) => {
      const [event] = (await begin()).events as [StoredEvent];
      for (const place of [
        { after: 0n, marker: event.id },
        { after: event.position, marker: 'order-1' },
      ])
        expect(await failureOf(read(place, () => true))).toMatchObject({ code: 'invalid-event', field: 'marker' });
    });

    it.each(readers)('%s comes with every batch, whatever it filters', async (_, read) => {
      const { events } = await begin();
      const [first] = placesOf(events);
      const end = (events[2] as StoredEvent).position;
      for (const types of [undefined, []]) {
        for (const place of [{ after: first?.after ?? 0n }, first as ReadAllOptions]) {
          const batches = await read({ ...place, types, batchSize: 1 }, ({ position }) => position >= end);
          expect(batches.length).toBeGreaterThan(0);
          for (const { position, lastId } of batches) expect(await world.store.eventAt(position)).toMatchObject({ id: lastId });
        }
      }
    });

    it('comes with the word that nothing follows, also where the subscriber had none', async () => {
      await begin();
      const after = await world.store.head();
      const { position, lastId } = await world.followUntil(({ caughtUp }) => caughtUp, { after });
      expect(await world.store.eventAt(position)).toMatchObject({ id: lastId });
    });
  });

  async function readSubscribed(options: ReadAllOptions, isLast: (batch: EventBatch) => boolean): Promise<EventBatch[]> {
    const batches: EventBatch[] = [];
    await world.followUntil((batch) => batches.push(batch) > 0 && isLast(batch), options);
    return batches;
  }

  async function readAll(options: ReadAllOptions): Promise<EventBatch[]> {
    const batches: EventBatch[] = [];
    for await (const batch of world.store.readAll(options)) batches.push(batch);
    return batches;
  }
}
