import { problem } from '#platform/problems/problem';
import { setTimeout as pause } from 'node:timers/promises';
import { type Freshness } from '../views/freshness.js';
import { type OrderStream, type OrderStreams } from './stream-reader.js';

const PAUSE_MS = 200;

/**
 * An order's events, from a log that has reached the asked position. A position that a command has answered is there already; waiting is for
 * a replica of the log.
 * @throws Problem projection-behind
 */
export async function readFresh(streams: OrderStreams, orderId: string, { atLeast, waitMs, signal }: Freshness): Promise<OrderStream> {
  if (atLeast !== undefined) {
    const deadline = performance.now() + waitMs;
    for (let head = await streams.head(); head < atLeast; head = await streams.head()) {
      if (signal.aborted || performance.now() + PAUSE_MS > deadline) {
        const headers = { 'Event-Position': String(head) };
        throw problem('projection-behind', `The log is at position ${head}, not yet at ${atLeast}.`, { headers });
      }
      await pause(PAUSE_MS);
    }
  }
  return streams.read(orderId);
}
