import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const PATIENCE_MS = 30_000;

interface Told {
  readonly position: bigint;
  readonly at: number;
}

/**
 * When orders became visible, without asking for them: the projector tells the position that the orders view has reached after each commit, and
 * whoever waits in the query API is woken by the same.
 */
export class OrderWatch implements AsyncDisposable {
  #told: Told[] = [];
  #news = Promise.withResolvers<void>();

  private constructor(private readonly client: pg.Client) {}

  static async open(url: string): Promise<OrderWatch> {
    const client = new pg.Client({ connectionString: url });
    const watch = new OrderWatch(client);
    client.on('error', () => undefined); // The server is stopped when the benchmark is interrupted.
    client.on('notification', ({ payload = '' }) => watch.#hear(payload, performance.now()));
    await client.connect();
    await client.query('listen projections');
    return watch;
  }

  #hear(payload: string, at: number): void {
    const position = /^orders:(\d+)$/.exec(payload)?.[1];
    if (position === undefined) return;
    this.#told.push({ position: BigInt(position), at });
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  /** Forgets what was told so far. */
  reset(): void {
    this.#told = [];
  }

  /** Waits until the view has been told to be there. @throws Error after half a minute */
  async reached(position: bigint): Promise<void> {
    const tooLate = AbortSignal.timeout(PATIENCE_MS);
    while ((this.#told.at(-1)?.position ?? 0n) < position) {
      await Promise.race([this.#news.promise, delay(100)]);
      if (tooLate.aborted) throw new Error(`The orders view does not get to position ${position}`);
    }
  }

  /** When each of the positions became visible, in milliseconds of this process's clock. Wait for the last of them first. */
  visibleAt(positions: readonly bigint[]): ReadonlyMap<bigint, number> {
    const rising = [...positions].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
    const times = new Map<bigint, number>();
    let next = 0;
    for (const position of rising) {
      while ((this.#told[next]?.position ?? position) < position) next++;
      const told = this.#told[next];
      if (told !== undefined) times.set(position, told.at);
    }
    return times;
  }

  /** Whether another session now sees the order's row. */
  async sees(orderId: string): Promise<boolean> {
    return (await this.client.query('select 1 from read_models.orders where order_id = $1', [orderId])).rows.length > 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.client.end();
  }
}
