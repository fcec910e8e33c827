import { type Backoff } from '#postgres/backoff';

/** How long to keep trying, and how long to pause between tries. */
export interface RetryPolicy extends Backoff {
  /** Without any progress for this long, the import stops. */
  readonly patienceMs: number;
  /** One try takes no longer than this. */
  readonly tryMs: number;
}

export const usualRetries: RetryPolicy = { patienceMs: 60_000, firstMs: 100, mostMs: 5_000, tryMs: 45_000 };

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

/** The pause that `Retry-After` asks for, in seconds or as an HTTP date; 0 where it says nothing readable. */
export function retryAfterMs(header: string | undefined, now: Date): number {
  if (header === undefined) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now.getTime());
}
