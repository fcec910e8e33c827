import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { backoffMs } from '#postgres/backoff';
import { Client } from '#postgres/client';
import { leave } from '#postgres/leave';
import { type AppendResult } from '../event-store.js';
import { WrongExpectedRevision } from '../errors.js';
import { appendBatch, type AppendOutcome, appendSingles, firstSingles, type PendingAppend } from './append-batch.js';
import { type Marker } from '../seen-events.js';
import { classify, translate } from './postgres-errors.js';

/** How long a batch is tried again before its callers are told that it failed, in milliseconds. */
export const DEFAULT_PATIENCE_MS = 30_000;
const BACKOFF = { firstMs: 20, mostMs: 1_000 };

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
    const markers = batch[0]?.seen?.markers ?? [];
    const singles = firstSingles(batch);
    const left = new Set(batch);
    if (singles.length > 0) {
      for (const append of singles) left.delete(append);
      for (const append of await this.#deliver(singles, markers, true)) left.add(append);
    }
    // In the order of the calls, whichever way each has gone so far.
    if (left.size > 0)
      await this.#deliver(
        batch.filter((append) => left.has(append)),
        markers,
        false,
      );
  }

  /** @returns what the short way has not settled */
  async #deliver(batch: readonly PendingAppend[], markers: readonly Marker[], short: boolean): Promise<readonly PendingAppend[]> {
    const deadline = Date.now() + this.#patience;
    let unknown = false;
    for (let attempt = 1; ; attempt++) {
      let sent = false;
      try {
        const client = await this.#connected();
        sent = true;
        if (short && !unknown) return settleSingles(batch, await appendSingles(client, batch, markers));
        const again = settle(batch, await appendBatch(client, batch, markers, unknown));
        return again.length === 0 ? again : await this.#deliver(again, markers, false);
      } catch (error) {
        const failure = classify(error);
        if (failure === 'connection') {
          this.#drop();
          unknown ||= sent;
        }
        if (failure === 'data' && batch.length > 1) return this.#deliverHalves(batch, markers, short);
        const lasting = failure === 'data' || failure === 'access' || failure === 'refused' || failure === 'changed';
        const pauseMs = backoffMs(BACKOFF, attempt);
        if (lasting || Date.now() + pauseMs > deadline) {
          for (const append of batch) append.reject(translate(error, unknown ? 'unknown' : 'not-written'));
          return [];
        }
        await delay(pauseMs);
      }
    }
  }

  async #deliverHalves(batch: readonly PendingAppend[], markers: readonly Marker[], short: boolean): Promise<readonly PendingAppend[]> {
    const middle = Math.ceil(batch.length / 2);
    const left = await this.#deliver(batch.slice(0, middle), markers, short);
    return [...left, ...(await this.#deliver(batch.slice(middle), markers, short))];
  }

  async close(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) await leave(client);
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client !== undefined) return this.#client;
    const client = new Client(this.#settings);
    // The query in flight fails with the same error, and the next batch connects anew.
    client.on('error', () => this.#drop(client));
    client.on('end', () => this.#drop(client));
    try {
      await client.connect();
    } catch (error) {
      client.end().catch(() => undefined); // where the driver gave up, the socket is still open
      throw error;
    }
    this.#client = client;
    return client;
  }

  #drop(client = this.#client): void {
    if (client === undefined || client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
  }
}

/** Answers those whose expectation was met. @returns the others */
function settleSingles(batch: readonly PendingAppend[], outcomes: readonly (AppendResult | undefined)[]): PendingAppend[] {
  return batch.filter((append, index) => {
    const outcome = outcomes[index];
    if (outcome !== undefined) append.resolve(outcome);
    return outcome === undefined;
  });
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
