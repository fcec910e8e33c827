import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { InvalidEvent, WrongExpectedRevision } from '../errors.js';
import { appendBatch, type AppendOutcome, type PendingAppend } from './append-batch.js';
import { classify, translate } from './postgres-errors.js';

/** How long a batch is tried again before its callers are told that it failed, in milliseconds. */
export const DEFAULT_PATIENCE_MS = 30_000;

/**
 * Owns one connection and brings batches to a definite end on it. A broken connection leaves the outcome open, so the same batch goes out
 * again, with the same ids and expectations, until it is answered or patience ends. A batch that fails on its data is split, so that only
 * the culprit fails.
 */
export class BatchWriter {
  readonly #settings: pg.ClientConfig;
  readonly #patience: number;
  #client: pg.Client | undefined;

  constructor(settings: pg.ClientConfig, patienceMilliseconds: number) {
    this.#settings = settings;
    this.#patience = patienceMilliseconds;
  }

  /** Settles every append of the batch. Never rejects. */
  async write(batch: readonly PendingAppend[]): Promise<void> {
    const deadline = Date.now() + this.#patience;
    let unknown = false;
    for (let backoff = 20; ; backoff = Math.min(backoff * 2, 1_000)) {
      let sent = false;
      try {
        const client = await this.#connected();
        sent = true;
        const outcomes = await appendBatch(client, batch, unknown);
        const again = settle(batch, outcomes);
        return again.length === 0 ? undefined : await this.write(again);
      } catch (error) {
        const failure = classify(error);
        if (failure === 'connection') {
          this.#drop();
          unknown ||= sent;
        }
        if (failure === 'data' && batch.length > 1) return this.#writeHalves(batch);
        const lasting = failure === 'data' || failure === 'access' || failure === 'refused';
        if (lasting || Date.now() + backoff > deadline) {
          const translated = translate(error, unknown ? 'unknown' : 'not-written');
          for (const append of batch)
            append.reject(translated instanceof InvalidEvent ? translated : translate(error, unknown ? 'unknown' : 'not-written'));
          return;
        }
        await delay(backoff * (0.5 + Math.random()));
      }
    }
  }

  async #writeHalves(batch: readonly PendingAppend[]): Promise<void> {
    const middle = Math.ceil(batch.length / 2);
    await this.write(batch.slice(0, middle));
    await this.write(batch.slice(middle));
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client;
    const client = new pg.Client(this.#settings);
    // The query in flight fails with the same error, and the next batch connects anew.
    client.on('error', () => this.#drop(client));
    client.on('end', () => this.#drop(client));
    await client.connect();
    this.#client = client;
    return client;
  }

  #drop(client = this.#client): void {
    if (client === undefined || client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
  }
}

/**
 * Answers the callers of a batch. An append that lost to an earlier one of the same batch may be its repeat, which shows only once that
 * one is written: it is given back to be tried once more.
 */
function settle(batch: readonly PendingAppend[], outcomes: readonly AppendOutcome[]): PendingAppend[] {
  const again: PendingAppend[] = [];
  const written = new Set<string>();
  batch.forEach((append, index) => {
    const outcome = outcomes[index];
    if (outcome instanceof WrongExpectedRevision) {
      if (written.has(append.stream)) again.push(append);
      else append.reject(outcome);
    } else if (outcome !== undefined) {
      if (outcome.repeated !== true) written.add(append.stream);
      append.resolve(outcome);
    }
  });
  return again;
}
