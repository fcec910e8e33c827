import { problem } from '#platform/problems/problem';
import { setTimeout as pause } from 'node:timers/promises';
import { type Freshness } from '../views/freshness.js';
import { type OrderStream, type OrderStreams } from './stream-reader.js';

const PAUSE_MS = 200;

/**
 * An order's events, from a log that has reached the asked position. A position that a command has answered is there already; waiting is for
 * a replica of the log.
 * @throws Problem projection-behind; too-many-requests, overloaded when too many wait already
 */
export async function readFresh(streams: OrderStreams, orderId: string, freshness: Freshness): Promise<OrderStream> {
  if (freshness.atLeast !== undefined) await reached(streams, freshness.atLeast, freshness);
  return streams.read(orderId);
}

async function reached(streams: OrderStreams, atLeast: bigint, { waitMs, signal, wait }: Freshness): Promise<void> {
  const deadline = performance.now() + waitMs;
  let endWait: (() => void) | undefined;
  try {
    for (let head = await streams.head(); head < atLeast; head = await streams.head()) {
      if (signal.aborted || performance.now() + PAUSE_MS > deadline) {
        const headers = { 'Event-Position': String(head) };
        throw problem('projection-behind', `The log is at position ${head}, not yet at ${atLeast}.`, { headers });
      }
      endWait ??= wait();
      await pause(PAUSE_MS);
    }
  } finally {
    endWait?.();
  }
}
