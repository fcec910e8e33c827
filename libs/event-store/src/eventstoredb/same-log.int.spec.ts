import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccessDenied, EventStoreUnavailable, LogChanged } from '../errors.js';
import { type NewEvent } from '../event-store.js';
import { SeenEvents } from '../seen-events.js';
import { World, failureOf, idsOf, newEvent, newEvents, range } from '../testing/contract-world.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { StandInServer } from './testing/stand-in-server.js';

let server: StandInServer;
let store: EventStoreDbEventStore;
let world: World;

beforeEach(async () => {
  server = await StandInServer.start();
  store = new EventStoreDbEventStore({ url: server.url, patience: 2_000 });
  world = new World();
  world.begin({ store, another: async () => store, dispose: () => store.close() });
});

afterEach(async () => {
  await store.close();
  await server.stop();
});

const eventOf = (number: number): NewEvent => newEvent({ data: { number } });

/** A log of which the last event is lost, and another stands in its place: 10 and 9 differ by the byte that a restored log begins later. */
async function exchangeLast(): Promise<{ position: bigint; lost: NewEvent; found: NewEvent }> {
  const { position: kept } = await store.append('order-1', 'noStream', [eventOf(1)]);
  const [lost, found] = [eventOf(10), eventOf(9)];
  const { position } = await store.append('order-1', 0, [lost]);
  exchange = () => {
    server.log.forgetFrom(kept + 1n);
    const data = Buffer.from(JSON.stringify(found.data));
    const metadata = Buffer.from(JSON.stringify(found.metadata));
    expect(server.log.append('order-1', 0, [{ ...found, contentType: 'application/json', data, metadata }])).toMatchObject({ position });
  };
  return { position, lost, found };
}
let exchange: () => void = () => undefined;

describe('the event at a position', () => {
  it.each([
    ['fails for a moment', 3, 'Exception was thrown by handler.'],
    ['takes a failure of a moment for its absence', 1, 'Unexpected ReadAllResult: Error'],
  ])('is told although the server %s', async (_, failures, words) => {
    const event = eventOf(1);
    const { position } = await store.append('order-1', 'noStream', [event]);
    server.faults.failsReadsSaying = words;
    server.faults.failReads = failures;
    expect(await store.eventAt(position)).toMatchObject({ id: event.id });
  });

  it('is not known, rather than none, while the server cannot be reached or refuses to say', async () => {
    const { position } = await store.append('order-1', 'noStream', newEvents(1));
    server.faults.denyAll = true;
    expect(await failureOf(store.eventAt(position - 1n))).toBeInstanceOf(AccessDenied);
    server.faults.denyAll = false;
    server.faults.failReads = 1_000;
    expect(await failureOf(store.eventAt(position - 1n))).toBeInstanceOf(EventStoreUnavailable);
    server.faults.failReads = 0;
    await server.gate.shut();
    expect(await failureOf(store.eventAt(position))).toBeInstanceOf(EventStoreUnavailable);
  });

  it('has been removed by a scavenge: the server begins with what follows, and so does a subscription', async () => {
    const { position: first } = await store.append('order-1', 'noStream', [eventOf(1)]);
    const next = eventOf(2);
    await store.append('order-1', 0, [next]);
    server.log.scavenge(first);
    expect(await store.eventAt(first)).toBeUndefined();
    expect(await store.hasRemoved(first)).toBe(true);
    expect(await store.hasRemoved(first + 1n)).toBe(false);
    const seen: string[] = [];
    await world.followUntil(({ events }) => seen.push(...idsOf(events)) > 0, { after: first });
    expect(seen).toEqual([next.id]);
  });

  it('is none where one of the server’s own stands', async () => {
    await store.append('order-1', 'noStream', newEvents(1));
    expect(await store.eventAt(server.log.writeSystemEvent('$statsCollected').position)).toBeUndefined();
  });
});

describe('a subscription that was cut off from its log', () => {
  it('ends where another event stands at its place', async () => {
    const { position, lost, found } = await exchangeLast();
    const following = world.followUntil(
      ({ caughtUp }) => {
        if (caughtUp) {
          exchange();
          server.gate.drop();
        }
        return false;
      },
      { after: 0n },
    );
    const failure = await failureOf(following);
    expect(failure).toBeInstanceOf(LogChanged);
    expect(failure).toMatchObject({ position, expected: lost.id, found: found.id });
  });

  it('ends where no event begins at its place any more, at the start too', async () => {
    const { position: kept } = await store.append('order-1', 'noStream', [eventOf(1)]);
    const lost = eventOf(10);
    const { position } = await store.append('order-1', 0, [lost]);
    server.log.forgetFrom(kept + 1n);
    await store.append('order-1', 0, [eventOf(1_000), eventOf(1_000)]);
    expect(await failureOf(world.followUntil(() => false, { after: position, marker: lost.id }))).toMatchObject({
      code: 'log-changed',
      position,
      expected: lost.id,
      found: undefined,
    });
  });

  it('is no read of all that goes on with another log', async () => {
    const { position, lost, found } = await exchangeLast();
    exchange();
    expect(await failureOf(world.readAllOf([], { after: position, marker: lost.id }))).toMatchObject({ found: found.id });
  });
});

describe('what a caller has seen', () => {
  it('is looked up once on a connection, before the first append on it, and again on the next', async () => {
    const seen = new SeenEvents();
    await store.append('order-1', 'noStream', newEvents(1), seen);
    const look = async () => {
      const before = server.faults.readsSeen;
      await Promise.all(range(1, 20).map(() => store.append('order-2', 'any', newEvents(1), seen)));
      return server.faults.readsSeen - before;
    };
    expect(await look()).toBe(0);
    server.gate.drop();
    // The drop has been noticed: a call on the new connection has been answered.
    await store.head();
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
  });

  it('refuses an append on the first connection to another log, and a read that an answer would rest on', async () => {
    const { position, lost, found } = await exchangeLast();
    const seen = new SeenEvents();
    await world.readStream('order-1', { seen });
    await server.gate.shut();
    exchange();
    await server.gate.reopen();
    const details = { code: 'log-changed', position, expected: lost.id, found: found.id };
    expect(await failureOf(store.append('order-2', 'noStream', newEvents(1), seen))).toMatchObject(details);
    expect(await failureOf(world.readStream('order-3', { seen }))).toMatchObject(details);
    expect(server.log.stream('order-2')).toEqual([]);
    seen.forget();
    await store.append('order-2', 'noStream', newEvents(1), seen);
    expect(server.log.stream('order-2')).toHaveLength(1);
  });

  it('is looked up without harm to the order of the calls', async () => {
    const [seen, events] = [new SeenEvents(), newEvents(60)];
    await store.append('order-1', 'noStream', newEvents(1), seen);
    const appends: Promise<unknown>[] = [];
    for (const [number, event] of events.entries()) {
      if (number === 20) server.gate.drop();
      if (number % 10 === 0) await turn();
      appends.push(store.append('order-2', 'any', [event], seen));
    }
    await Promise.all(appends);
    expect(idsOf(await world.readStream('order-2'))).toEqual(idsOf(events));
  });

  it('cannot be looked up while the server is away: nothing was written then', async () => {
    const seen = new SeenEvents();
    await store.append('order-1', 'noStream', newEvents(1), seen);
    const hasty = new EventStoreDbEventStore({ url: server.url, patience: 100, appendAttempt: 100, appendTotal: 300 });
    await server.gate.shut();
    expect(await failureOf(hasty.append('order-2', 'noStream', newEvents(1), seen))).toMatchObject({
      code: 'event-store-unavailable',
      outcome: 'not-written',
    });
    await hasty.close();
  });
});
