import { LRUCache } from 'lru-cache';
import { productDecider, productFacts, type ProductFacts, type ProductState } from '#domain/product/product';
import { typesOf } from '#events/contracts/define-stream';
import { productStream } from '#events/contracts/product-events';
import { pause } from '#postgres/backoff';
import { type StoredEvent } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { problem } from '#platform/problems/problem';
import { type Aggregate, emptyAggregate, fold, readForward } from '../aggregates/aggregate.js';
import { type LogMemory } from '../log/log-memory.js';
import { type VerifiedLog } from '../log/verified-log.js';

const CACHED_PRODUCTS = 100_000;
const CONCURRENT_READS = 8;
const PREFIX = `${productDecider.category}-`;
const EVENT_TYPES = typesOf(productStream);

/**
 * What orders need to know of products: a bounded cache that a live subscription keeps current. A product that is not in it is read from its
 * stream. The answer may be a moment old; a client that must be sure names a position, and waits for the subscription to reach it. Where the log
 * is given up, all this begins anew.
 */
export class ProductCatalogue {
  readonly #memory: LogMemory;
  readonly #logger: Logger;
  readonly #products = new LRUCache<string, Aggregate<ProductState>>({ max: CACHED_PRODUCTS });
  /** Streams being read now; an event that arrives meanwhile makes the read stale. */
  readonly #reading = new Map<string, { stale: boolean }>();
  readonly #stopped = new AbortController();
  readonly #waiters = new Set<() => void>();
  #following: Promise<void> | undefined;
  /** Of which log the cache is, and up to where it knows what happened; undefined while nothing is followed, and then nothing is cached. */
  #followed: { readonly log: VerifiedLog; readonly position: bigint } | undefined;

  constructor(memory: LogMemory, logger: Logger) {
    this.#memory = memory;
    this.#logger = logger;
  }

  start(): void {
    this.#following ??= this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#following;
  }

  /** The products by sku; unknown ones are missing. `fresh` reads past the cache. */
  async facts(skus: Iterable<string>, fresh = false): Promise<Map<string, ProductFacts>> {
    const { log } = this.#memory;
    const found = new Map<string, ProductFacts>();
    const missing: string[] = [];
    const useless = fresh || this.#followed?.log !== log;
    for (const sku of new Set(skus)) {
      const cached = useless ? undefined : this.#products.get(PREFIX + sku);
      if (cached === undefined) missing.push(sku);
      else collect(found, sku, cached);
    }
    const readers = Array.from({ length: Math.min(CONCURRENT_READS, missing.length) }, async () => {
      for (let sku = missing.pop(); sku !== undefined; sku = missing.pop()) collect(found, sku, await this.#read(log, PREFIX + sku));
    });
    await Promise.all(readers);
    return found;
  }

  /**
   * @param wait to be called before waiting; what it gives back ends the wait
   * @throws Problem projection-behind when the subscription does not get there in time; whatever `wait` throws
   */
  async reach(position: bigint, waitMs: number, wait: () => () => void): Promise<void> {
    if (this.#has(position)) return;
    const endWait = wait();
    await this.#reach(position, waitMs).finally(endWait);
  }

  #has(position: bigint): boolean {
    return this.#position !== undefined && this.#position >= position;
  }

  async #reach(position: bigint, waitMs: number): Promise<void> {
    const deadline = Date.now() + waitMs;
    while (!this.#has(position)) {
      const left = deadline - Date.now();
      if (left <= 0) throw problem('projection-behind', 'The product catalogue has not reached the asked position yet.');
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          this.#waiters.delete(done);
          resolve();
        };
        const timer = setTimeout(done, left);
        this.#waiters.add(done);
      });
    }
  }

  get #position(): bigint | undefined {
    return this.#followed?.log === this.#memory.log ? this.#followed?.position : undefined;
  }

  async #read(log: VerifiedLog, stream: string): Promise<Aggregate<ProductState>> {
    const reading = this.#reading.get(stream) ?? { stale: false };
    this.#reading.set(stream, reading);
    const aggregate = emptyAggregate(productDecider);
    try {
      await readForward(log, stream, productDecider, aggregate);
    } finally {
      this.#reading.delete(stream);
    }
    // What cannot be kept current must not be kept. An absent product is not kept either, or anybody could fill the cache with nothing.
    if (!reading.stale && this.#followed?.log === log && aggregate.revision >= 0) this.#products.set(stream, aggregate);
    return aggregate;
  }

  async #follow(): Promise<void> {
    const stopped = this.#stopped.signal;
    while (!stopped.aborted) {
      const { log, givenUp } = this.#memory;
      try {
        for await (const { position, events } of log.subscribe(EVENT_TYPES, AbortSignal.any([stopped, givenUp]))) {
          for (const event of events) this.#apply(event);
          this.#reached(log, position);
        }
      } catch (error) {
        if (!givenUp.aborted)
          this.#logger.warn({ err: error }, 'product catalogue lost the log; products are read from their streams meanwhile');
        await pause(500, stopped);
      }
      this.#followed = undefined;
      this.#products.clear();
      for (const reading of this.#reading.values()) reading.stale = true;
    }
  }

  #apply(event: StoredEvent): void {
    const reading = this.#reading.get(event.stream);
    if (reading !== undefined) reading.stale = true;
    const cached = this.#products.get(event.stream);
    if (cached === undefined || event.revision <= cached.revision) return;
    if (event.revision === cached.revision + 1) fold(productDecider, cached, event);
    else this.#products.delete(event.stream);
  }

  #reached(log: VerifiedLog, position: bigint): void {
    this.#followed = { log, position };
    for (const waiter of [...this.#waiters]) waiter();
  }
}

function collect(found: Map<string, ProductFacts>, sku: string, { state }: Aggregate<ProductState>): void {
  const facts = productFacts(state);
  if (facts !== undefined) found.set(sku, facts);
}
