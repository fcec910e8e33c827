import { describe, expect, it } from 'vitest';
import { AppendTooLarge } from '../errors.js';
import { failureOf, newEvents, type World } from './contract-world.js';

export function describeSnapshots(world: World): void {
  describe('what is kept beside a stream', () => {
    it('is nothing at first', async () => {
      expect(await world.store.readSnapshot(world.newStream())).toBeUndefined();
    });

    it('is what was written last, for every client', async () => {
      const stream = world.newStream();
      await world.store.writeSnapshot(stream, { revision: 1, text: 'naïve 🫖' });
      await world.store.writeSnapshot(stream, { revision: 2 });
      const other = await world.under.another();
      expect(await other.readSnapshot(stream)).toEqual({ revision: 2 });
      await other.close();
    });

    it('is no event: neither the stream nor the log of all shows it', async () => {
      const stream = world.newStream();
      const after = await world.store.head();
      await world.store.writeSnapshot(stream, { revision: 1 });
      await world.store.append(stream, 'noStream', newEvents(1));
      expect(await world.readStream(stream)).toHaveLength(1);
      expect(await world.readAllOf([stream, `snapshot-${stream}`, `$$snapshot-${stream}`], { after })).toHaveLength(1);
    });

    it('is refused beyond the size of an event', async () => {
      expect(await failureOf(world.store.writeSnapshot(world.newStream(), { text: 'x'.repeat(1_000_000) }))).toBeInstanceOf(AppendTooLarge);
    });
  });
}
