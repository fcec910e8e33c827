import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccessDenied, EventStoreUnavailable, InvalidEvent, PositionBeyondLog } from '../errors.js';
import { type StoredEvent } from '../event-store.js';
import { World, failureOf, newEvents, range, revisionsOf } from '../testing/contract-world.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { StandInServer } from './testing/stand-in-server.js';

let server: StandInServer;
let store: EventStoreDbEventStore;
let world: World;

beforeEach(async () => {
  server = await StandInServer.start();
  store = new EventStoreDbEventStore({ url: server.url });
  world = new World();
  world.begin({ store, another: async () => store, dispose: () => store.close() });
});

afterEach(async () => {
  server.gate.release();
  await store.close();
  await server.stop();
});

describe('a read that breaks off', () => {
  beforeEach(async () => {
    await store.append('order-1', 'noStream', newEvents(50));
    server.faults.breakReadsAfter = 7;
  });

  it.each([
    ['forwards', {}, range(0, 49)],
    ['backwards', { direction: 'backwards' }, range(0, 49).reverse()],
    ['from a revision, so many', { from: 10, limit: 25 }, range(10, 34)],
  ] as const)('goes on where it stopped, %s', async (_, options, revisions) => {
    expect(revisionsOf(await world.readStream('order-1', options))).toEqual(revisions);
  });

  it('of all goes on where it stopped', async () => {
    expect(revisionsOf(await world.readAllOf(['order-1'], { after: 0n }))).toEqual(range(0, 49));
  });

  it('is a subscription that subscribes again', async () => {
    expect(revisionsOf(await world.follow(['order-1'], 50, { after: 0n }))).toEqual(range(0, 49));
  });
});

describe('while the server is away', () => {
  it('a read fails once its patience is at an end', async () => {
    const hasty = new EventStoreDbEventStore({ url: server.url, patience: 300 });
    await server.gate.shut();
    for (const failure of [await failureOf(hasty.head()), await failureOf(hasty.readStreamLimits('order-1'))])
      expect(failure).toMatchObject({ code: 'event-store-unavailable', outcome: 'not-written' });
    world.begin({ store: hasty, another: async () => hasty, dispose: () => hasty.close() });
    expect(await failureOf(world.readStream('order-1'))).toBeInstanceOf(EventStoreUnavailable);
    await hasty.close();
  });

  it('a read waits for it within its patience', async () => {
    await store.append('order-1', 'noStream', newEvents(3));
    await server.gate.shut();
    const reads = Promise.all([store.head(), world.readStream('order-1'), store.readStreamLimits('order-1')]);
    await server.gate.reopen();
    expect((await reads)[1]).toHaveLength(3);
  });

  it('a subscription waits for it however long it takes', async () => {
    await store.append('order-1', 'noStream', newEvents(3));
    const seen: StoredEvent[] = [];
    const caughtUp = Promise.withResolvers<void>();
    const following = world.followUntil(
      (batch) => {
        if (batch.caughtUp) caughtUp.resolve();
        return seen.push(...batch.events) >= 6;
      },
      { after: 0n },
    );
    await caughtUp.promise;
    await server.gate.shut();
    const append = store.append('order-1', 2, newEvents(3));
    server.faults.notReady = true;
    await server.gate.reopen();
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBeGreaterThan(1));
    server.faults.notReady = false;
    await append;
    await following;
    expect(revisionsOf(seen)).toEqual(range(0, 5));
  });

  it('a deletion whose answer is lost is not refused the second time', async () => {
    await store.append('order-1', 'noStream', newEvents(3));
    server.log.once('written', () => server.gate.drop());
    await store.deleteStream('order-1', 2);
    expect(await world.readStream('order-1')).toEqual([]);
  });
});

describe('the end of the log', () => {
  it.each([true, false])('is found behind any number of the server’s own events (caught up by the server’s word: %s)', async (says) => {
    server.faults.saysCaughtUp = says;
    expect(await store.head()).toBe(0n);
    const { position } = await store.append('order-1', 'noStream', newEvents(2));
    for (let round = 0; round < 2; round++) {
      for (let number = 0; number < 2_000; number++) server.log.writeSystemEvent('$statsCollected');
      expect(await store.head()).toBe(position);
      expect(await world.followUntil(({ caughtUp }) => caughtUp, { after: position })).toMatchObject({
        events: [],
        position,
        caughtUp: true,
      });
    }
    const later = await store.append('order-1', 1, newEvents(1));
    server.log.writeSystemEvent('$statsCollected');
    expect(await store.head()).toBe(later.position);
  });

  it('is not reached while events are still on their way', async () => {
    server.faults.saysCaughtUp = false;
    server.faults.withholdEvents = true;
    await store.append('order-1', 'noStream', newEvents(2));
    const told: bigint[] = [];
    const following = world.followUntil(({ caughtUp, position }) => caughtUp && told.push(position) > 0, { after: 0n });
    await vi.waitFor(() => expect(server.faults.readsSeen).toBeGreaterThan(1), { timeout: 5_000 });
    expect(told).toEqual([]);
    server.faults.withholdEvents = false;
    const { position } = await store.append('order-1', 1, newEvents(1));
    await following;
    expect(told).toEqual([position]);
  });

  it('is looked for anew in a log that was restored from a backup', async () => {
    const { position } = await store.append('order-1', 'noStream', newEvents(2));
    server.log.writeSystemEvent('$statsCollected');
    const lost = await store.append('order-2', 'noStream', newEvents(2));
    server.log.writeSystemEvent('$statsCollected');
    expect(await store.head()).toBe(lost.position);
    server.log.forgetFrom(position + 1n);
    expect(await store.head()).toBe(position);
    server.log.writeSystemEvent('$statsCollected');
    expect(await store.head()).toBe(position);
  });

  it('stops a subscriber whose position lies behind it, also one that was connected', async () => {
    const { position } = await store.append('order-1', 'noStream', newEvents(2));
    const lost = await store.append('order-2', 'noStream', newEvents(2));
    const following = world.followUntil(
      (batch) => {
        if (batch.caughtUp) {
          server.log.forgetFrom(position + 1n);
          server.gate.drop();
        }
        return false;
      },
      { after: 0n },
    );
    expect(await failureOf(following)).toMatchObject({ code: 'log-changed', position: lost.position, found: undefined });
    expect(await failureOf(world.followUntil(() => true, { after: lost.position }))).toBeInstanceOf(PositionBeyondLog);
  });

  it('lies behind a position where no event stands, and still the subscriber is stopped', async () => {
    const { position } = await store.append('order-1', 'noStream', newEvents(2));
    const failure = await failureOf(world.followUntil(() => true, { after: position - 1n }));
    expect(failure).toBeInstanceOf(InvalidEvent);
    expect(failure).toMatchObject({ field: 'after', cause: expect.any(Error) as Error });
  });
});

describe('what the server refuses or others have written', () => {
  it('is no reason to give up when the server fails for a moment', async () => {
    await store.append('order-1', 'noStream', newEvents(2));
    server.faults.failReads = 2;
    expect(await world.readStream('order-1')).toHaveLength(2);
    server.faults.failReads = 2;
    expect(await world.follow(['order-1'], 2, { after: 0n })).toHaveLength(2);
  });

  it('ends a subscription of a user who may not read $all, and nothing else of his', async () => {
    server.faults.denyAll = true;
    await store.append('order-1', 'noStream', newEvents(2));
    expect(await world.readStream('order-1')).toHaveLength(2);
    for (const failure of [
      await failureOf(world.followUntil(() => true, { after: 0n })),
      await failureOf(store.head()),
      await failureOf(world.readAllOf([], { after: 0n })),
    ])
      expect(failure).toBeInstanceOf(AccessDenied);
  });

  it('of bytes, or of JSON that is no object, moves positions and is not handed on', async () => {
    const bytes = {
      id: crypto.randomUUID(),
      type: 'Photo',
      contentType: 'application/octet-stream',
      data: Buffer.from([0xff]),
      metadata: new Uint8Array(),
    };
    const list = { ...bytes, id: crypto.randomUUID(), contentType: 'application/json', data: Buffer.from('[1]') };
    const broken = { ...list, id: crypto.randomUUID(), data: Buffer.from('{') };
    server.log.append('photos', 'any', [bytes, list, broken]);
    const position = server.log.events.at(-1)?.position;
    expect(await store.head()).toBe(position);
    expect(await world.readStream('photos')).toEqual([]);
    expect(await world.followUntil(({ caughtUp }) => caughtUp, { after: 0n })).toMatchObject({ events: [], position });
  });

  it('of a tombstoned stream reads as empty', async () => {
    await store.append('order-1', 'noStream', newEvents(2));
    server.log.tombstone('order-1');
    expect(await world.readStream('order-1')).toEqual([]);
  });

  it('keeps what else stands in the metadata of a stream', async () => {
    server.log.writeMetadata('order-1', '{"$acl":{"$r":"$admins"},"note":"ours"}');
    await store.writeStreamLimits('order-1', { maxCount: 5 });
    const written = server.log.stream('$$order-1').at(-1)?.data ?? [];
    expect(JSON.parse(Buffer.from(written).toString())).toEqual({ $acl: { $r: '$admins' }, note: 'ours', $maxCount: 5 });
  });
});
