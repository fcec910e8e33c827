import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { describeAppends } from './contract-appends.js';
import { describeConnections } from './contract-connections.js';
import { describeDeletion } from './contract-deletion.js';
import { describeInput } from './contract-input.js';
import { describeReadAll } from './contract-read-all.js';
import { describeReadStream } from './contract-read-stream.js';
import { describeRepeats } from './contract-repeats.js';
import { describeSameLog } from './contract-same-log.js';
import { describeSeenEvents } from './contract-seen-events.js';
import { describeSnapshots } from './contract-snapshots.js';
import { describeStreamLimits } from './contract-stream-limits.js';
import { describeSubscriptions } from './contract-subscriptions.js';
import { type StoreUnderTest, World } from './contract-world.js';

/**
 * What every event store promises. A run uses streams of its own and starts from the log's end as it finds it, so that it can be repeated on
 * a log full of other events, while others write to it.
 */
export function describeEventStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the event store contract, kept by ${name}`, () => {
    const world = new World();
    let begun = 0n;
    beforeAll(async () => {
      world.begin(await open());
      begun = await world.store.head();
    });
    afterAll(() => world.end());

    describeAppends(world);
    describeRepeats(world);
    describeReadStream(world);
    describeReadAll(world);
    describeSubscriptions(world);
    describeSameLog(world);
    describeSeenEvents(world);
    describeInput(world);
    describeStreamLimits(world);
    describeDeletion(world);
    describeSnapshots(world);
    describeConnections(world);

    it('was tried with events that nobody who shares the log could take for his own', async () => {
      const types = new Set<string>();
      for await (const { events } of world.store.readAll({ after: begun }))
        for (const { stream, type } of events) if (world.isOurs(stream)) types.add(type);
      expect(types.size).toBeGreaterThan(0);
      expect(eventCatalogue.all.map(({ type }) => type).filter((type) => types.has(type))).toEqual([]);
    });
  });
}
