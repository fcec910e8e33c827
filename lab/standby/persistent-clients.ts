import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** A command that was answered with success. */
export interface Acknowledged {
  readonly sku: string;
  readonly revision: number;
  readonly position: bigint;
}

const REST_MS = 50;

/**
 * Clients that each receive stock of a sku of their own, one unit a command, and send a command again, with its key, until it is acknowledged: as
 * clients should.
 */
export class PersistentClients {
  readonly acknowledged: Acknowledged[] = [];
  /** How often there was an answer that was none, by what it was. */
  readonly refusals = new Map<string, number>();
  readonly #over = new AbortController();
  readonly #working: Promise<unknown>;

  constructor(
    private readonly url: string,
    private readonly token: string,
    readonly skus: readonly string[],
  ) {
    this.#working = Promise.all(skus.map((sku) => this.#work(sku)));
  }

  /** Until so many more commands are acknowledged. */
  async more(count: number, patienceMs = 60_000): Promise<void> {
    const goal = this.acknowledged.length + count;
    for (const deadline = Date.now() + patienceMs; this.acknowledged.length < goal; await delay(20)) {
      if (Date.now() < deadline) continue;
      throw new Error(`Only ${this.acknowledged.length} of ${goal} were acknowledged: ${JSON.stringify([...this.refusals])}`);
    }
  }

  /** Once every command that was begun is acknowledged. */
  async finish(): Promise<void> {
    this.#over.abort();
    await this.#working;
  }

  async #work(sku: string): Promise<void> {
    while (!this.#over.signal.aborted) {
      const key = randomUUID();
      let acknowledged = await this.#send(sku, key);
      for (; acknowledged === undefined; acknowledged = await this.#send(sku, key)) await delay(REST_MS);
      this.acknowledged.push(acknowledged);
    }
  }

  async #send(sku: string, key: string): Promise<Acknowledged | undefined> {
    try {
      const response = await fetch(`${this.url}/stock/${sku}/receive`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: '{"quantity":1}',
      });
      const body = (await response.json()) as { readonly revision: number; readonly position: string; readonly code?: string };
      if (response.ok) return { sku, revision: body.revision, position: BigInt(body.position) };
      this.#note(`${response.status} ${body.code}`);
    } catch (error) {
      this.#note(String(error));
    }
    return undefined;
  }

  #note(refusal: string): void {
    this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1);
  }
}
