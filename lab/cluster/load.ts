import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type Asked, GatewayClient } from '../gateway/ask.js';
import { type Gateway } from '../gateway/gateway.js';
import { type Failure, failureOf } from './failure.js';

/** A command that was answered with success, once. */
export interface Acknowledged {
  readonly sku: string;
  readonly revision: number;
  readonly position: bigint;
}

export interface Rates {
  /** With a key. */
  readonly commandsPerSecond: number;
  /** Commands that are sent once, without a key. */
  readonly loosePerSecond: number;
  readonly queriesPerSecond: number;
  /** Nothing more is begun while so many are under way: on a machine that is too slow for the rates, a restart is tried and not an overload. */
  readonly mostInFlight: number;
}

const skus = Array.from({ length: 20 }, (_, number) => `SKU-${number}`);
const looseSkus = Array.from({ length: 5 }, (_, number) => `LOOSE-${number}`);
const paths = ['/stock?limit=5', '/products?limit=5', '/orders?limit=5', '/reports/sales?by=day&limit=5'];
const REST_MS = 100;
const TICK_MS = 20;

/**
 * Commands and queries at a steady rate, however long the answers take. A command with a key is sent again with it until it is acknowledged, as
 * clients should; others are not.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  /** Skus of commands without a key of which nobody knows whether they were done. */
  readonly doubtful: string[] = [];
  readonly failures: Failure[] = [];
  answered = 0;
  /** Tries that were sent. */
  begun = 0;
  readonly #open = new Set<Promise<void>>();
  readonly #over = new AbortController();
  readonly #given = new AbortController();
  readonly #client: GatewayClient;
  readonly #running: Promise<unknown>;

  constructor(
    gateway: Pick<Gateway, 'url' | 'certificate'>,
    private readonly token: string,
    private readonly rates: Rates,
  ) {
    this.#client = new GatewayClient(gateway, 256);
    this.#running = Promise.all([
      this.#pace(rates.commandsPerSecond, (number) => this.#command(skus[number % skus.length] ?? '')),
      this.#pace(rates.loosePerSecond, (number) => this.#loose(looseSkus[number % looseSkus.length] ?? '')),
      this.#pace(rates.queriesPerSecond, (number) => this.#query(paths[number % paths.length] ?? '')),
    ]);
  }

  /** Under way at this moment, waits before another try included. */
  get inFlight(): number {
    return this.#open.size;
  }

  /** Begins nothing more. @returns whether every command that was begun with a key is acknowledged; within the time */
  async finish(patienceMs: number): Promise<boolean> {
    this.#over.abort();
    await this.#running;
    const done = Promise.all(this.#open).then(() => true);
    return Promise.race([done, delay(patienceMs, false, { ref: false })]);
  }

  /** Gives up whatever is under way. */
  stop(): void {
    this.#over.abort();
    this.#given.abort();
    this.#client.close();
  }

  async #pace(perSecond: number, begin: (number: number) => Promise<void>): Promise<void> {
    const start = performance.now();
    let left = 0;
    for (let number = 0; !this.#over.signal.aborted; await delay(TICK_MS)) {
      for (const due = ((performance.now() - start) / 1_000) * perSecond - left; number < due;) {
        if (this.#open.size >= this.rates.mostInFlight) {
          left += due - number;
          break;
        }
        const work = begin(number++).finally(() => this.#open.delete(work));
        this.#open.add(work);
      }
    }
  }

  async #command(sku: string): Promise<void> {
    const asked = this.#receive(sku, { 'idempotency-key': randomUUID() });
    for (;;) {
      const answer = await this.#try(asked);
      if (answer !== undefined) return this.#acknowledge(sku, answer);
      if (this.#given.signal.aborted) return;
      await delay(REST_MS);
    }
  }

  async #loose(sku: string): Promise<void> {
    const answer = await this.#try(this.#receive(sku, {}));
    if (answer === undefined) this.doubtful.push(sku);
    else this.#acknowledge(sku, answer);
  }

  async #query(path: string): Promise<void> {
    await this.#try({ path, headers: { authorization: `Bearer ${this.token}` } });
  }

  #receive(sku: string, more: Readonly<Record<string, string>>): Asked {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...more };
    return { method: 'POST', path: `/stock/${sku}/receive`, headers, body: '{"quantity":1}' };
  }

  #acknowledge(sku: string, { body }: Answer): void {
    const { revision, position } = JSON.parse(body) as { readonly revision: number; readonly position: string };
    this.acknowledged.push({ sku, revision, position: BigInt(position) });
  }

  async #try(asked: Asked): Promise<Answer | undefined> {
    const begun = performance.now();
    this.begun++;
    try {
      const answer = await this.#client.ask(asked);
      if (answer.status < 300) {
        this.answered++;
        return answer;
      }
      this.failures.push(failureOf(asked, begun, answer));
    } catch (error) {
      this.failures.push(failureOf(asked, begun, error));
    }
    return undefined;
  }
}
