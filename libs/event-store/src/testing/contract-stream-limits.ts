import { describe, expect, it } from 'vitest';
import { InvalidEvent } from '../errors.js';
import { type StreamLimits } from '../event-store.js';
import { type World, failureOf, newEvents, range, revisionsOf } from './contract-world.js';

export function describeStreamLimits(world: World): void {
  describe('the limits of a stream', () => {
    async function begin(): Promise<{ stream: string; after: bigint }> {
      const [stream, after] = [world.newStream(), await world.store.head()];
      await world.store.append(stream, 'noStream', newEvents(10));
      return { stream, after };
    }

    it('are none until some are written, and read back as written', async () => {
      const { stream } = await begin();
      expect(await world.store.readStreamLimits(stream)).toEqual({});
      await world.store.writeStreamLimits(stream, { truncateBefore: 3, maxCount: 5 });
      expect(await world.store.readStreamLimits(stream)).toEqual({ truncateBefore: 3, maxCount: 5 });
      await world.store.writeStreamLimits(stream, { truncateBefore: 4 });
      expect(await world.store.readStreamLimits(stream)).toEqual({ truncateBefore: 4 });
    });

    it.each<[StreamLimits, number[]]>([
      [{ maxCount: 3 }, [7, 8, 9]],
      [{ truncateBefore: 6 }, [6, 7, 8, 9]],
      [{ truncateBefore: 6, maxCount: 2 }, [8, 9]],
      [{ truncateBefore: 8, maxCount: 5 }, [8, 9]],
      [{ maxCount: 100 }, range(0, 9)],
    ])('%j hide what is older from readers of the stream, and from them alone', async (limits, revisions) => {
      const { stream, after } = await begin();
      await world.store.writeStreamLimits(stream, limits);
      expect(revisionsOf(await world.readStream(stream))).toEqual(revisions);
      expect(revisionsOf(await world.readStream(stream, { from: 0 }))).toEqual(revisions);
      expect(revisionsOf(await world.readStream(stream, { direction: 'backwards' }))).toEqual([...revisions].reverse());
      expect(revisionsOf(await world.readAllOf([stream], { after }))).toEqual(range(0, 9));
    });

    it('do not touch the revisions of what follows', async () => {
      const { stream } = await begin();
      await world.store.writeStreamLimits(stream, { maxCount: 2 });
      expect(await world.store.append(stream, 9, newEvents(1))).toMatchObject({ revision: 10 });
      expect(revisionsOf(await world.readStream(stream))).toEqual([9, 10]);
    });

    it('can be widened again', async () => {
      const { stream } = await begin();
      await world.store.writeStreamLimits(stream, { maxCount: 2 });
      await world.store.writeStreamLimits(stream, { maxCount: 4 });
      expect(revisionsOf(await world.readStream(stream))).toEqual([6, 7, 8, 9]);
    });

    it.each([{ maxCount: 0 }, { maxCount: 1.5 }, { truncateBefore: -1 }])('%j are refused', async (limits) => {
      const { stream } = await begin();
      expect(await failureOf(world.store.writeStreamLimits(stream, limits))).toBeInstanceOf(InvalidEvent);
      expect(await world.store.readStreamLimits(stream)).toEqual({});
    });
  });
}
