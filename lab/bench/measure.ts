import { percentile } from './statistics.js';

/** How a piece of work went. */
export interface Measurement {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/**
 * Lets `callers` callers do a piece of work over and over, each waiting for its own answer before the next, for a while.
 * @param work called with the caller's number and its own count
 */
export async function measure(
  callers: number,
  milliseconds: number,
  work: (caller: number, count: number) => Promise<unknown>,
): Promise<Measurement> {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + milliseconds;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let count = 0, now = performance.now(); now < end; count++) {
        await work(caller, count);
        const after = performance.now();
        latencies.push(after - now);
        now = after;
      }
    }),
  );
  const elapsed = performance.now() - started;
  return { perSecond: (latencies.length / elapsed) * 1_000, p50Ms: percentile(latencies, 0.5), p99Ms: percentile(latencies, 0.99) };
}
