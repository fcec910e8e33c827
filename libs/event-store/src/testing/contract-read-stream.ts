import { beforeAll, describe, expect, it } from 'vitest';
import { InvalidEvent } from '../errors.js';
import { type NewEvent } from '../event-store.js';
import { type World, failureOf, idsOf, newEvent, newEvents, range, revisionsOf } from './contract-world.js';

export function describeReadStream(world: World): void {
  describe('reading a stream', () => {
    let stream: string;
    let events: NewEvent[];

    beforeAll(async () => {
      stream = world.newStream();
      events = newEvents(10);
      await world.store.append(stream, 'noStream', events);
    });

    it('gives every event as it was appended, with its place and time', async () => {
      const since = Date.now();
      const event = newEvent({
        type: 'ContractNoted',
        data: { note: 'a', lines: [1, { two: null }] },
        metadata: { actor: { role: 'clerk' } },
      });
      const { revision, position } = await world.store.append(stream + '-one', 'noStream', [event]);
      const [stored] = await world.readStream(stream + '-one');
      expect(stored).toEqual({ ...event, stream: stream + '-one', revision, position, recordedAt: expect.any(Date) as Date });
      // The server's clock need not be ours to the second.
      expect(Math.abs((stored?.recordedAt.getTime() ?? 0) - since)).toBeLessThan(600_000);
    });

    it('goes forwards from the first event', async () => {
      expect(idsOf(await world.readStream(stream))).toEqual(idsOf(events));
    });

    it('goes backwards from the last event', async () => {
      expect(idsOf(await world.readStream(stream, { direction: 'backwards' }))).toEqual(idsOf(events).reverse());
    });

    it.each([
      ['forwards from a revision', { from: 7 }, [7, 8, 9]],
      ['forwards from a revision, so many', { from: 2, limit: 3 }, [2, 3, 4]],
      ['forwards, more than there are', { from: 8, limit: 100 }, [8, 9]],
      ['forwards past the end', { from: 10 }, []],
      ['the first ones', { limit: 2 }, [0, 1]],
      ['none', { limit: 0 }, []],
      ['backwards from a revision', { direction: 'backwards', from: 2 }, [2, 1, 0]],
      ['backwards from a revision, so many', { direction: 'backwards', from: 5, limit: 2 }, [5, 4]],
      ['the last one', { direction: 'backwards', limit: 1 }, [9]],
    ] as const)('%s', async (_, options, revisions) => {
      expect(revisionsOf(await world.readStream(stream, options))).toEqual(revisions);
    });

    it.each([{}, { direction: 'backwards' }, { from: 3 }, { direction: 'backwards', from: 3 }] as const)(
      'that does not exist gives nothing: %j',
      async (options) => {
        expect(await world.readStream(world.newStream(), options)).toEqual([]);
      },
    );

    it('of 10,000 events gives them all, both ways', { timeout: 120_000 }, async () => {
      const long = world.newStream('long');
      for (const first of range(0, 9)) await world.store.append(long, first === 0 ? 'noStream' : first * 1_000 - 1, newEvents(1_000));
      expect(revisionsOf(await world.readStream(long))).toEqual(range(0, 9_999));
      expect(revisionsOf(await world.readStream(long, { direction: 'backwards' }))).toEqual(range(0, 9_999).reverse());
      expect(revisionsOf(await world.readStream(long, { from: 4_321, limit: 2_000 }))).toEqual(range(4_321, 6_320));
    });

    it('can be left before the end', async () => {
      for await (const batch of world.store.readStream(stream)) {
        expect(batch[0]?.revision).toBe(0);
        break;
      }
      expect(await world.readStream(stream)).toHaveLength(10);
    });

    it('ends with the reason when its signal aborts', async () => {
      const reason = new Error('No longer wanted.');
      expect(await failureOf(world.readStream(stream, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    });

    it.each([{ from: -1 }, { from: 0.5 }, { limit: -1 }, { limit: Number.NaN }])('refuses %j', async (options) => {
      expect(await failureOf(world.readStream(stream, options))).toBeInstanceOf(InvalidEvent);
    });
  });
}
