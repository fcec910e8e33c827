import { type Config } from '../config/config.js';

/** How long clients are waited for, in milliseconds, and how many connections there may be. */
export interface Timeouts {
  /** For a request's line and headers, and for the first of them on a new connection. */
  readonly headersMs: number;
  /** For a body; longer for one that comes with 1 KiB a second on average. */
  readonly bodyMs: number;
  /** Within a batch, for its next byte. */
  readonly batchMs: number;
  /** For the next request on a connection. */
  readonly keepAliveMs: number;
  readonly maxConnections: number;
}

export const usualTimeouts: Timeouts = { headersMs: 15_000, bodyMs: 10_000, batchMs: 30_000, keepAliveMs: 75_000, maxConnections: 10_000 };

export function timeoutsOf(config: Config): Timeouts {
  return {
    headersMs: config.HEADERS_TIMEOUT_MS,
    bodyMs: config.BODY_TIMEOUT_MS,
    batchMs: config.BATCH_TIMEOUT_MS,
    keepAliveMs: config.KEEP_ALIVE_MS,
    maxConnections: config.MAX_CONNECTIONS,
  };
}
