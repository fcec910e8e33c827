import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { type EventStore, type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { measureUnknownEvents, UnknownEvents } from './unknown-events.js';

const event = (position: number, type: string): StoredEvent => ({
  position: BigInt(position),
  stream: 'any-1',
  revision: position,
  id: `00000000-0000-4000-8000-00000000000${position}`,
  type,
  data: {},
  metadata: {},
  recordedAt: new Date(0),
});

/** A log that keeps to its own `this`, as a store does. */
class TestLog implements Pick<EventStore, 'subscribe' | 'head'> {
  readonly #events: readonly StoredEvent[];
  constructor(...types: readonly string[]) {
    this.#events = types.map((type, index) => event(index + 1, type));
  }

  async *subscribe({ after }: { readonly after: bigint }): AsyncGenerator<SubscriptionBatch> {
    const events = this.#events.filter(({ position }) => position > after);
    const position = BigInt(this.#events.length);
    yield { events, position, lastId: events.at(-1)?.id, caughtUp: true };
  }

  async head(): Promise<bigint> {
    return BigInt(this.#events.length);
  }
}

function watch(...types: readonly string[]) {
  const told: object[] = [];
  const unknown = new UnknownEvents({ warn: (fields) => void told.push(fields) });
  const log = unknown.watch(new TestLog(...types));
  const read = async (after: bigint) => {
    const read: string[] = [];
    for await (const { events } of log.subscribe({ after })) read.push(...events.map(({ type }) => type));
    return read;
  };
  return { unknown, told, log, read };
}

describe('events that this release does not know', () => {
  it('are handed over with the others, counted by type and told once for each', async () => {
    const { unknown, told, read } = watch('OrderPlaced', 'OrderTeleported', 'ProductAdded', 'OrderTeleported', 'StockDreamt');

    expect(await read(0n)).toEqual(['OrderPlaced', 'OrderTeleported', 'ProductAdded', 'OrderTeleported', 'StockDreamt']);

    expect(Object.fromEntries(unknown.counts)).toEqual({ OrderTeleported: 2, StockDreamt: 1 });
    expect(told).toEqual([
      { type: 'OrderTeleported', position: '2' },
      { type: 'StockDreamt', position: '5' },
    ]);
  });

  it('are counted once, however many followers read them, from where, and how often', async () => {
    const { unknown, read } = watch('OrderTeleported', 'OrderTeleported', 'OrderTeleported');
    for (const [after, counted] of [
      [2n, 1],
      [1n, 2],
      [0n, 3],
      [1n, 3],
    ] as const) {
      await read(after);
      expect(Object.fromEntries(unknown.counts)).toEqual({ OrderTeleported: counted });
    }
  });

  it('are none where every type is in the catalogue, whether anybody here handles it or not', async () => {
    const { unknown, told, read } = watch('OrderPlaced', 'EmailClaimed', 'CreditNoteIssued');
    await read(0n);
    expect([unknown.counts.size, told]).toEqual([0, []]);
  });

  it('of more types than a metric should have are counted together', async () => {
    const { unknown, told, read } = watch(...Array.from({ length: 130 }, (_, index) => `Foreign${index}`));
    await read(0n);
    expect(unknown.counts.size).toBe(101);
    expect(unknown.counts.get('others')).toBe(30);
    expect(told).toHaveLength(101);
  });

  it('show in the metrics', async () => {
    const registry = new Registry();
    const { unknown, read } = watch('OrderTeleported', 'OrderTeleported');
    measureUnknownEvents(new UnknownEvents({ warn: () => undefined }), registry);
    measureUnknownEvents(unknown, registry);
    await read(0n);
    expect(await registry.metrics()).toContain('orderline_unknown_events_total{type="OrderTeleported"} 2');
  });

  it('leave everything else of the log as it is', async () => {
    const { log } = watch('OrderTeleported');
    await expect(log.head()).resolves.toBe(1n);
  });
});
