import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../bench/statistics.js';
import { type Exchange, type Sender } from './sender.js';

/** What came of a load. Times are in milliseconds, of an exchange from when it has its connection. */
export interface Outcome {
  readonly sent: number;
  readonly answered: number;
  readonly answeredPerSecond: number;
  readonly answersP99Ms: number;
  readonly refused: number;
  readonly refusalsP99Ms: number;
  /** From when a request was due until one of the connections was free for it. */
  readonly queuedP99Ms: number;
  /** Neither answered nor refused: connections that broke, and other statuses, each with how often. */
  readonly faults: Readonly<Record<string, number>>;
}

/** Counts what comes of requests. */
class Tally {
  readonly #answers: number[] = [];
  readonly #refusals: number[] = [];
  readonly #queued: number[] = [];
  readonly #faults = new Map<string, number>();
  readonly #began = performance.now();

  note(exchange: Exchange, due: number): void {
    const took = performance.now() - exchange.began;
    this.#queued.push(exchange.began - due);
    if ('broken' in exchange) this.#fault(exchange.broken);
    else if (exchange.status === 200 || exchange.status === 201) this.#answers.push(took);
    else if (exchange.status === 503 || exchange.status === 429) this.#refusals.push(took);
    else this.#fault(String(exchange.status));
  }

  outcome(sent: number): Outcome {
    const seconds = (performance.now() - this.#began) / 1_000;
    return {
      sent,
      answered: this.#answers.length,
      answeredPerSecond: this.#answers.length / seconds,
      answersP99Ms: percentile(this.#answers, 0.99),
      refused: this.#refusals.length,
      refusalsP99Ms: percentile(this.#refusals, 0.99),
      queuedP99Ms: percentile(this.#queued, 0.99),
      faults: Object.fromEntries(this.#faults),
    };
  }

  #fault(what: string): void {
    this.#faults.set(what, (this.#faults.get(what) ?? 0) + 1);
  }
}

/** So many callers, each with its next request when it has its answer. */
export async function closedLoad(sender: Sender, callers: number, milliseconds: number): Promise<Outcome> {
  const tally = new Tally();
  const end = performance.now() + milliseconds;
  let sent = 0;
  const caller = async () => {
    for (let due = performance.now(); due < end; due = performance.now()) tally.note(await sender.credit(sent++), due);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return tally.outcome(sent);
}

/** So many requests a second, whatever becomes of those before. */
export async function openLoad(sender: Sender, perSecond: number, milliseconds: number): Promise<Outcome> {
  const tally = new Tally();
  const began = performance.now();
  const exchanges: Promise<void>[] = [];
  for (let now = began; now < began + milliseconds; now = performance.now()) {
    const due = Math.floor(((now - began) / 1_000) * perSecond);
    while (exchanges.length < due) {
      const at = began + (exchanges.length / perSecond) * 1_000;
      exchanges.push(sender.credit(exchanges.length).then((exchange) => tally.note(exchange, at)));
    }
    await pause(1);
  }
  await Promise.all(exchanges);
  return tally.outcome(exchanges.length);
}
