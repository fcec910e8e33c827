import { type Log } from '#subscriptions/subscriber';
import { type StoredEvent } from '#event-store/event-store';

/** Positions as byte offsets have them: they rise, far apart and unevenly. */
const stretch = (position: bigint): bigint => position * 1_000n + ((position * 37n) % 91n);

/** A log whose positions have holes, as EventStoreDB's have; like there, only the position of an event is one to go on from. */
export function withHoles(log: Log): Log {
  const known = new Map<bigint, bigint>([[0n, 0n]]);
  const stretched = (event: StoredEvent): StoredEvent => {
    const position = stretch(event.position);
    known.set(position, event.position);
    return { ...event, position };
  };
  return {
    async *subscribe({ after, ...options }) {
      const from = known.get(after);
      if (from === undefined) throw new RangeError(`Position ${after} is not the start of an event`);
      for await (const batch of log.subscribe({ ...options, after: from })) {
        const events = batch.events.map(stretched);
        const position = events.at(-1)?.position ?? (batch.position === 0n ? 0n : stretch(batch.position));
        yield { ...batch, events, position };
      }
    },
    async *readStream(stream, options) {
      for await (const events of log.readStream(stream, options)) yield events.map(stretched);
    },
    async eventAt(position) {
      const from = known.get(position);
      return from === undefined ? undefined : log.eventAt(from);
    },
    hasRemoved: async () => false,
    async head() {
      const head = await log.head();
      return head === 0n ? 0n : stretch(head);
    },
  };
}
