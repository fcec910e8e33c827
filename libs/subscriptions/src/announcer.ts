import { Pace } from './pace.js';
import { POSITIONS_CHANNEL } from './schema.js';
import { Session, type SessionOptions } from './session.js';

/**
 * After something was told, what comes gathers for so long. The views that one batch feeds commit one after another within a few milliseconds, and whoever
 * waits for the last of them waits for this as well; batches themselves come no faster than the pace of the subscription.
 */
const TICK_MS = 3;

/**
 * Tells those who wait that views have moved on, right after the batches have committed. Not inside their transactions: PostgreSQL commits
 * transactions that notify one at a time, the flush of the log's own appends included, and every view would queue behind every append.
 * What a crash leaves untold, the next owner tells when it takes over.
 */
export class Announcer {
  #waiting = new Map<string, bigint>();
  #session: Session | undefined;
  #telling: Promise<void> | undefined;

  constructor(
    private readonly options: Omit<SessionOptions, 'name'>,
    private readonly pace = new Pace(TICK_MS),
  ) {}

  /** Never waits, never fails. The first position is told at once, what comes within a tick of it together at its end, the last of each name. */
  announce(name: string, position: bigint): void {
    this.#waiting.set(name, position);
    this.#telling ??= this.#tell().finally(() => (this.#telling = undefined));
  }

  async close(): Promise<void> {
    await this.#telling;
    await this.#session?.close();
  }

  async #tell(): Promise<void> {
    const { url, idleInTransactionMs, connections } = this.options;
    await Promise.resolve(); // Batches that commit in the same turn are told together.
    for (let failed = false; this.#waiting.size > 0;) {
      await this.pace.due();
      this.pace.go();
      const told = this.#waiting;
      const payloads = [...told].map(([name, position]) => `${name}:${position}`);
      this.#waiting = new Map();
      try {
        if (this.#session === undefined || this.#session.broken) {
          this.#session = await Session.open({ url, idleInTransactionMs, connections, name: 'orderline announcer' });
        }
        await this.#session.prepared('tell', `select pg_notify('${POSITIONS_CHANNEL}', told) from unnest($1::text[]) as told`, [payloads]);
        failed = false;
      } catch {
        await this.#session?.close();
        this.#session = undefined;
        // The database is away, as the followers will notice and say. With their next sessions they tell where they are.
        if (failed) return;
        // Or it was this connection alone.
        failed = true;
        this.#waiting = new Map([...told, ...this.#waiting]);
      }
    }
  }
}
