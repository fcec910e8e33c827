import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, type Asked, GatewayClient } from '../gateway/ask.js';
import { type Gateway } from '../gateway/gateway.js';

/** A command that was answered with success, once. */
export interface Acknowledged {
  readonly sku: string;
  readonly revision: number;
  readonly position: bigint;
}

/** One try that was not answered with success. */
export interface Failure {
  readonly asked: string;
  readonly what: string;
  /** Milliseconds, as `performance.now()` has them. */
  readonly begun: number;
}

export interface Rates {
  readonly commandsPerSecond: number;
  readonly queriesPerSecond: number;
}

const skus = Array.from({ length: 20 }, (_, number) => `SKU-${number}`);
const REST_MS = 100;
const TICK_MS = 20;

/**
 * Commands and queries at a steady rate, however long the answers take. A command is sent again with its key until it is acknowledged, as clients
 * should; queries are not.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  readonly failures: Failure[] = [];
  answered = 0;
  /** Tries that were sent. */
  begun = 0;
  readonly #open = new Set<Promise<void>>();
  readonly #over = new AbortController();
  readonly #client: GatewayClient;
  readonly #running: Promise<unknown>;

  constructor(
    gateway: Gateway,
    private readonly token: string,
    { commandsPerSecond, queriesPerSecond }: Rates,
  ) {
    this.#client = new GatewayClient(gateway, 256);
    this.#running = Promise.all([
      this.#pace(commandsPerSecond, (number) => this.#command(skus[number % skus.length] ?? '')),
      this.#pace(queriesPerSecond, (number) => this.#query(number)),
    ]);
  }

  /** Under way at this moment, waits before another try included. */
  get inFlight(): number {
    return this.#open.size;
  }

  /** Begins nothing more, and answers once every command is acknowledged. */
  async finish(): Promise<void> {
    this.#over.abort();
    await this.#running;
    await Promise.all(this.#open);
    this.#client.close();
  }

  async #pace(perSecond: number, begin: (number: number) => Promise<void>): Promise<void> {
    const start = performance.now();
    for (let number = 0; !this.#over.signal.aborted; await delay(TICK_MS)) {
      for (const due = ((performance.now() - start) / 1_000) * perSecond; number < due; number++) {
        const work = begin(number).finally(() => this.#open.delete(work));
        this.#open.add(work);
      }
    }
  }

  async #command(sku: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const asked = { method: 'POST', path: `/stock/${sku}/receive`, headers, body: '{"quantity":1}' };
    let answer = await this.#try(asked);
    for (; answer === undefined; answer = await this.#try(asked)) await delay(REST_MS);
    const { revision, position } = JSON.parse(answer.body) as { readonly revision: number; readonly position: string };
    this.acknowledged.push({ sku, revision, position: BigInt(position) });
  }

  async #query(number: number): Promise<void> {
    const paths = ['/stock?limit=5', '/products?limit=5', '/orders?limit=5', '/reports/sales?by=day&limit=5'];
    await this.#try({ path: paths[number % paths.length] ?? '', headers: { authorization: `Bearer ${this.token}` } });
  }

  async #try(asked: Asked): Promise<Answer | undefined> {
    const begun = performance.now();
    this.begun++;
    const note = (what: string) => void this.failures.push({ asked: `${asked.method ?? 'GET'} ${asked.path}`, what, begun });
    try {
      const answer = await this.#client.ask(asked);
      if (answer.status < 300) {
        this.answered++;
        return answer;
      }
      note(`${answer.status} ${answer.body.slice(0, 300)}`);
    } catch (error) {
      note(String(error));
    }
    return undefined;
  }
}
