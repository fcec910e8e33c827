/** How long to keep trying, and how long to pause between tries. */
export interface RetryPolicy {
  /** Without any progress for this long, the import stops. */
  readonly patienceMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** One try takes no longer than this. */
  readonly tryMs: number;
}

export const usualRetries: RetryPolicy = { patienceMs: 60_000, firstPauseMs: 100, longestPauseMs: 5_000, tryMs: 45_000 };

/** The time since anything last went well, over all requests to one API together. */
export class Patience {
  #progressAt = performance.now();

  constructor(readonly limitMs: number) {}

  /** To be told of every success. */
  progress(): void {
    this.#progressAt = performance.now();
  }

  get quietMs(): number {
    return performance.now() - this.#progressAt;
  }

  /** Whether a pause of that length would go beyond the limit. */
  endsWithin(pauseMs: number): boolean {
    return this.quietMs + pauseMs > this.limitMs;
  }
}

/** Doubles with every failed try, up to the longest, and differs at random by half, so that many callers do not come back at once. */
export function backoff(failedTries: number, { firstPauseMs, longestPauseMs }: RetryPolicy): number {
  const full = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failedTries - 1, 30));
  return full * (0.5 + Math.random() / 2);
}

/** The pause that `Retry-After` asks for, in seconds or as an HTTP date; 0 where it says nothing readable. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
