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
  latencies.sort((left, right) => left - right);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { perSecond: (latencies.length / elapsed) * 1_000, p50Ms: at(0.5), p99Ms: at(0.99) };
}
