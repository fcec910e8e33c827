import {
  BrokenCircuitError,
  circuitBreaker,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  handleType,
  IsolatedCircuitError,
} from 'cockatiel';
import { type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '#platform/problems/problem';
import { type Freshness } from '../views/freshness.js';
import { IndexUnusable } from './elasticsearch/live-index.js';
import { SearchFailed } from './elasticsearch/search-server.js';
import { type Found, type FoundProducts, type ProductQuery, ProductSearch, type Suggestions } from './product-search.js';
import { type SearchAvailability, type StandInReason } from './search-availability.js';

const FAILURES_TO_OPEN = 5;
const HALF_OPEN_AFTER_MS = 5_000;
/** Of the time that an asker waits for a position: what is left of it is the one's that stands in. */
const LONGEST_WAIT_MS = 1_000;

/**
 * The search that should answer, and one that stands in for it: where it fails, where its index cannot be used, and where it is not as new as asked in
 * its time. While it fails it is asked only now and then, so that nobody waits for it.
 */
export class DegradingProductSearch extends ProductSearch implements OnApplicationShutdown {
  readonly #breaker: CircuitBreakerPolicy = circuitBreaker(
    handleType(SearchFailed, ({ code }) => code !== 'refused'),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN) },
  );

  constructor(
    private readonly first: ProductSearch,
    private readonly standIn: ProductSearch,
    private readonly availability: SearchAvailability,
    private readonly close: () => Promise<void>,
  ) {
    super();
  }

  search(query: ProductQuery, freshness: Freshness): Promise<Found<FoundProducts>> {
    return this.#answer(freshness, (search, asked) => search.search(query, asked));
  }

  suggest(text: string, limit: number, freshness: Freshness): Promise<Found<Suggestions>> {
    return this.#answer(freshness, (search, asked) => search.suggest(text, limit, asked));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  async #answer<Body>(
    freshness: Freshness,
    ask: (search: ProductSearch, freshness: Freshness) => Promise<Found<Body>>,
  ): Promise<Found<Body>> {
    const began = performance.now();
    try {
      const found = await this.#breaker.execute(() =>
        ask(this.first, { ...freshness, waitMs: Math.min(freshness.waitMs, LONGEST_WAIT_MS) }),
      );
      this.availability.answered();
      return found;
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      this.availability.stoodIn(reason, (error as Error).message, lasting.has(reason));
    }
    const waitMs = Math.max(0, freshness.waitMs - (performance.now() - began));
    return { ...(await ask(this.standIn, { ...freshness, waitMs })), degraded: 'search' };
  }
}

/** What is not a matter of one search alone. */
const lasting: ReadonlySet<StandInReason> = new Set([
  'timeout',
  'unreachable',
  'overloaded',
  'not-allowed',
  'fault',
  'circuit-open',
  'index-unusable',
]);
/** What a search says of an index that is not as new as asked: another one may be. */
const notNewEnough: ReadonlySet<string> = new Set(['projection-behind', 'projection-rebuilding', 'projection-parked']);

/** @returns undefined for what is no matter of the search's */
function reasonOf(error: unknown): StandInReason | undefined {
  if (error instanceof SearchFailed) return error.code;
  if (error instanceof IndexUnusable) return 'index-unusable';
  if (error instanceof BrokenCircuitError || error instanceof IsolatedCircuitError) return 'circuit-open';
  return error instanceof Problem && notNewEnough.has(error.code) ? 'behind' : undefined;
}
