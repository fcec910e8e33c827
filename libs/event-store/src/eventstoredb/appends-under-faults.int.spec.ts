import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccessDenied, StreamDeleted } from '../errors.js';
import { type AppendResult, type ExpectedRevision } from '../event-store.js';
import { failureOf, newEvent, newEvents, range } from '../testing/contract-world.js';
import { type EventStoreDbOptions, EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { StandInServer } from './testing/stand-in-server.js';

let server: StandInServer;
let store: EventStoreDbEventStore;
const opened: EventStoreDbEventStore[] = [];

function open(options: Partial<EventStoreDbOptions> = {}): EventStoreDbEventStore {
  const another = new EventStoreDbEventStore({ url: server.url, ...options });
  opened.push(another);
  return another;
}

beforeEach(async () => {
  server = await StandInServer.start();
  store = open();
  await store.head();
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  await server.stop();
});

function revisions(stream: string): number[] {
  return server.log.stream(stream).map(({ revision }) => revision);
}

describe('an append whose answer is lost', () => {
  it.each<[ExpectedRevision, number]>([
    ['noStream', 0],
    [1, 2],
    ['any', 2],
    ['streamExists', 2],
  ])('at %s is written once and answered', async (expected, already) => {
    if (already > 0) await store.append('order-1', 'noStream', newEvents(already));
    server.faults.loseAnswers = 1;

    const result = await store.append('order-1', expected, newEvents(2));

    expect(revisions('order-1')).toEqual(range(0, already + 1));
    expect(result).toEqual({ revision: already + 1, position: server.log.stream('order-1').at(-1)?.position });
  });

  it('that opened a deleted stream again is recognised by what the stream begins with', async () => {
    await store.append('order-1', 'noStream', newEvents(2));
    await store.deleteStream('order-1', 1);
    server.faults.loseAnswers = 1;
    expect(await store.append('order-1', 'noStream', newEvents(2))).toMatchObject({ revision: 3 });
    expect(revisions('order-1')).toEqual([0, 1, 2, 3]);
  });

  it('and at streamExists never was on a stream is refused as the first time', async () => {
    server.faults.loseAnswers = 1;
    expect(await failureOf(store.append('order-1', 'streamExists', newEvents(1)))).toMatchObject({
      code: 'wrong-expected-revision',
      actual: 'noStream',
    });
  });

  it('keeps its place among the appends to its stream', async () => {
    server.faults.loseAnswers = 1;
    const events = newEvents(30);
    await Promise.all(events.map((event) => store.append('order-1', 'any', [event])));
    expect(server.log.stream('order-1').map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});

describe('an append that the server does not take at once', () => {
  it.each(['notLeader', 'timeOut'] as const)('is sent again after %s', async (fault) => {
    server.faults[fault] = 2;
    expect(await store.append('order-1', 'noStream', newEvents(1))).toMatchObject({ revision: 0 });
    expect(server.faults.appendsSeen).toBe(3);
  });

  it('waits for a server that is booting', async () => {
    server.faults.notReady = true;
    const append = store.append('order-1', 'noStream', newEvents(1));
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBeGreaterThan(1));
    server.faults.notReady = false;
    expect(await append).toMatchObject({ revision: 0 });
  });

  it('is sent again when no answer comes, and holds up no other stream meanwhile', async () => {
    const hasty = open({ appendAttempt: 300 });
    server.faults.swallow = 1;
    const order: string[] = [];
    const swallowed = hasty.append('order-1', 'noStream', newEvents(1)).finally(() => order.push('swallowed'));
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBe(1));
    await Promise.all(range(2, 20).map((number) => hasty.append(`order-${number}`, 'noStream', newEvents(1)))).finally(() =>
      order.push('others'),
    );
    expect(await swallowed).toMatchObject({ revision: 0 });
    expect(order).toEqual(['others', 'swallowed']);
  });

  it('outlives a server that stops answering without closing', async () => {
    const hasty = open({ appendAttempt: 200 });
    await hasty.append('order-1', 'noStream', newEvents(1));
    server.gate.hold();
    const started = Date.now();
    const appends = range(1, 10).map((number) => hasty.append('order-1', 'any', [newEvent({ data: { number } })]));
    await vi.waitFor(() => expect(Date.now() - started).toBeGreaterThan(600));
    server.gate.release();
    await Promise.all(appends);
    expect(revisions('order-1')).toEqual(range(0, 10));
  });
});

describe('an append that fails in the end', () => {
  it('is of unknown outcome when no answer came', async () => {
    const hasty = open({ appendAttempt: 100, appendTotal: 400 });
    await hasty.head();
    server.gate.hold();
    const failure = await failureOf(hasty.append('order-1', 'noStream', newEvents(1)));
    server.gate.release();
    expect(failure).toMatchObject({ code: 'event-store-unavailable', outcome: 'unknown' });
  });

  it('fails at once where a retry is of no use', async () => {
    server.faults.denyAccess = true;
    expect(await failureOf(store.append('order-1', 'noStream', newEvents(1)))).toBeInstanceOf(AccessDenied);
    server.faults.denyAccess = false;
    server.log.tombstone('order-2');
    expect(await failureOf(store.append('order-2', 'noStream', newEvents(1)))).toBeInstanceOf(StreamDeleted);
    expect(server.faults.appendsSeen).toBe(2);
  });
});

describe('many appends under way', () => {
  // 2,000 are many times what the client lets wait unsent; what it rejects then, nobody handles.
  it('survive a dropped connection, each written once', { timeout: 60_000 }, async () => {
    const padding = 'x'.repeat(5_000);
    const appends = range(0, 1_999).map((number) => store.append(`order-${number}`, 'noStream', [newEvent({ data: { padding } })]));
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBeGreaterThan(100), { timeout: 20_000 });
    server.gate.drop();
    expect((await Promise.all(appends)).every(({ revision }) => revision === 0)).toBe(true);
    expect(server.log.events).toHaveLength(2_000);
  });

  // The client keeps the appends of all clients of a process in one table, and empties it when one of them loses its connection.
  it('survive that another store of the process is closed', async () => {
    const other = open();
    await other.append('order-0', 'noStream', newEvents(1));
    server.faults.delay = 20;
    const appends = range(1, 20).map((number) => store.append(`order-${number}`, 'noStream', newEvents(1)));
    await vi.waitFor(() => expect(server.faults.appendsSeen).toBeGreaterThan(3));
    await other.close();
    server.faults.delay = 0;
    expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(appends.map(() => 0));
    expect(server.log.events).toHaveLength(21);
  });

  it('are stored as they were when the call was made', async () => {
    const data: Record<string, unknown> = { amount: '1' };
    const append = store.append('order-1', 'noStream', [newEvent({ data: data as { amount: string } })]);
    data['amount'] = undefined;
    data['total'] = 5n;
    const result: AppendResult = await append;
    expect(result.revision).toBe(0);
    expect(Buffer.from(server.log.stream('order-1')[0]?.data ?? []).toString()).toBe('{"amount":"1"}');
  });
});
