import { backoffMs, pause } from '#postgres/backoff';
import { type Connections } from '#subscriptions/connections';
import { reportOf } from '#subscriptions/faults';
import { Session } from '#subscriptions/session';
import { type Logger } from '#platform/logging/logger';
import { settleAll } from '../settle-all.js';
import { type RunningTimer, type TimerTable } from './timer-table.js';

/** Longest sleep: a timer that another process has written is found after so long. */
const LOOK_AGAIN_MS = 2_000;
/** Where the lease is held elsewhere, nothing is asked of the database. */
const NOT_OURS_MS = 250;
/** Most timers looked at, and fired, at once. */
const MOST = 64;
const RETRY = { firstMs: 1_000, mostMs: 60_000 };

export interface TimerClockOptions {
  readonly url: string;
  readonly idleInTransactionMs: number;
  /** Default: one of its own. */
  readonly connections?: Connections | undefined;
  readonly table: TimerTable;
  /** Whether this process leads: two clocks would do no harm, but double work. */
  readonly leads: () => boolean;
  /** Must be the same when repeated: after a crash a timer fires again. */
  readonly fire: (timer: RunningTimer) => Promise<void>;
  readonly logger: Logger;
}

/** Fires the timers when they are due, also those that were due while nothing ran. */
export class TimerClock {
  readonly #stop = new AbortController();
  readonly #failing = new Map<string, { readonly attempts: number; readonly until: number }>();
  #wake = Promise.withResolvers<void>();
  #session: Session | undefined;
  #running: Promise<void> | undefined;
  #next = 0;

  constructor(private readonly options: TimerClockOptions) {
    options.table.written = (dueAt) => {
      if (dueAt.some((each) => Date.parse(each) < this.#next)) this.#wake.resolve();
    };
  }

  start(): void {
    this.#running ??= this.#run(this.#stop.signal);
  }

  /** Finishes what is being fired. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake.resolve();
    await this.#running;
    await this.#session?.close();
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (!this.options.leads()) {
        await pause(NOT_OURS_MS, signal);
        continue;
      }
      this.#wake = Promise.withResolvers<void>();
      this.#next = Date.now() + LOOK_AGAIN_MS;
      try {
        this.#next = await this.#fireDue();
      } catch (error) {
        // The database is away, as the follower notices and says too. Nothing is lost: the timers stand there.
        this.options.logger.warn(reportOf(error), 'timers could not be looked at');
      }
      const sleepMs = Math.min(LOOK_AGAIN_MS, Math.max(0, this.#next - Date.now()));
      await Promise.race([this.#wake.promise, pause(sleepMs, signal)]);
    }
  }

  /** @returns when the next is due */
  async #fireDue(): Promise<number> {
    const { url, idleInTransactionMs, connections, table } = this.options;
    if (this.#session === undefined || this.#session.broken) {
      this.#session = await Session.open({ url, name: 'orderline timers', idleInTransactionMs, connections });
    }
    const session = this.#session;
    const now = Date.now();
    const timers = await table.first(session, MOST + this.#failing.size);
    const names = new Set(timers.map(nameOf));
    for (const name of this.#failing.keys()) if (!names.has(name)) this.#failing.delete(name);
    const ready = timers.map((timer) => ({ timer, at: Math.max(Date.parse(timer.dueAt), this.#failing.get(nameOf(timer))?.until ?? 0) }));
    const due = ready.filter(({ at }) => at <= now);
    const fired = await settleAll(due, MOST, ({ timer }) => this.#fire(session, timer));
    for (const each of fired) if (each.status === 'rejected') throw each.reason;
    const later = ready.filter(({ at }) => at > now).map(({ at }) => at);
    return due.length > 0 ? 0 : Math.min(Infinity, ...later);
  }

  async #fire(session: Session, timer: RunningTimer): Promise<void> {
    const name = nameOf(timer);
    try {
      await this.options.fire(timer);
      this.#failing.delete(name);
    } catch (error) {
      const attempts = (this.#failing.get(name)?.attempts ?? 0) + 1;
      this.#failing.set(name, { attempts, until: Date.now() + backoffMs(RETRY, attempts) });
      this.options.logger.warn({ id: timer.id, key: timer.key, attempts, ...reportOf(error) }, 'a timer failed and is fired again later');
      return;
    }
    // Where the time was set back meanwhile, it was not due for whoever was told: it fires again when it is.
    if (Date.now() >= Date.parse(timer.dueAt)) await this.options.table.drop(session, timer);
  }
}

const nameOf = ({ id, key, dueAt }: RunningTimer): string => `${id} ${key} ${dueAt}`;
