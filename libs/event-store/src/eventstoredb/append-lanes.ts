import { pause } from '#postgres/backoff';
import { type EventStoreError } from '../errors.js';
import { type AppendResult } from '../event-store.js';
import { type Append, type Attempt } from './append-attempt.js';
import { type Passing, tookTooLong, unavailable } from './client-errors.js';
import { backoff } from './connection.js';

export interface AppendLimits {
  /** Milliseconds until an attempt without an answer is given up, its outcome unknown. */
  readonly attempt: number;
  /** Milliseconds until an append is given up for good. */
  readonly total: number;
}

interface Pending extends Append {
  /** Rises from call to call. */
  readonly order: number;
  readonly end: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: EventStoreError) => void;
  /** The failure of the last attempt. */
  failure?: Passing;
  /** Whether an attempt may have been written. */
  mayBeDone: boolean;
}

/** What is under way to one stream. */
interface Lane {
  sent: number;
  /** In the order of the calls: what has failed and is tried again, then what came after. */
  waiting: Pending[];
  mending: boolean;
}

/**
 * Sends appends as they come, all at once: the client puts them on one connection, which keeps the order of the calls. Only after a failure
 * do the appends of that stream queue up and go one after another, so that none overtakes an earlier one that is tried again.
 */
export class AppendLanes {
  readonly #lanes = new Map<string, Lane>();
  #idle: (() => void) | undefined;
  #calls = 0;

  constructor(
    private readonly attempt: (append: Append, limit: number, again: boolean) => Promise<Attempt>,
    private readonly limits: AppendLimits,
  ) {}

  async append(append: Append): Promise<AppendResult> {
    const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
    const pending: Pending = { ...append, order: this.#calls++, end: Date.now() + this.limits.total, resolve, reject, mayBeDone: false };
    let lane = this.#lanes.get(append.stream);
    if (!lane) this.#lanes.set(append.stream, (lane = { sent: 0, waiting: [], mending: false }));
    if (lane.mending || lane.waiting.length > 0) lane.waiting.push(pending);
    else void this.#send(lane, pending);
    return promise;
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    if (this.#lanes.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#idle = resolve;
    await promise;
  }

  async #send(lane: Lane, pending: Pending): Promise<void> {
    lane.sent++;
    const done = await this.#try(pending);
    lane.sent--;
    if (!done) lane.waiting = [pending, ...lane.waiting].sort((one, other) => one.order - other.order);
    if (lane.sent > 0) return;
    if (lane.waiting.length > 0) await this.#mend(lane);
    this.#leave(pending.stream, lane);
  }

  async #mend(lane: Lane): Promise<void> {
    if (lane.mending) return;
    lane.mending = true;
    let failed = 1;
    for (let pending = lane.waiting.shift(); pending; pending = lane.waiting.shift()) {
      for (let done = false; !done;) {
        if (failed > 0) await pause(Math.min(backoff(failed - 1), Math.max(pending.end - Date.now(), 0)), NEVER);
        done = await this.#try(pending);
        failed = done ? 0 : failed + 1;
      }
    }
    lane.mending = false;
  }

  /** Whether the append has got its answer, be it that its time is up. */
  async #try(pending: Pending): Promise<boolean> {
    const left = pending.end - Date.now();
    if (left <= 0) {
      const failure = pending.failure ?? tookTooLong(this.limits.total);
      pending.reject(unavailable(failure, pending.mayBeDone ? 'unknown' : 'not-written'));
      return true;
    }
    const attempt = await this.attempt(pending, Math.min(left, this.limits.attempt), pending.mayBeDone);
    switch (attempt.kind) {
      case 'done':
        pending.resolve(attempt.result);
        return true;
      case 'final':
        pending.reject(attempt.error);
        return true;
      case 'passing':
        pending.failure = attempt;
        pending.mayBeDone ||= attempt.mayBeDone;
        return false;
    }
  }

  #leave(stream: string, lane: Lane): void {
    if (lane.sent > 0 || lane.mending || lane.waiting.length > 0) return;
    if (this.#lanes.get(stream) === lane) this.#lanes.delete(stream);
    if (this.#lanes.size === 0) this.#idle?.();
  }
}

const NEVER = new AbortController().signal;
