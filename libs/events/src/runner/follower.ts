import { type StoredEvent, type SubscriptionBatch } from '../store/event-store.js';
import { backoffMs, pause, type Backoff } from './backoff.js';
import { beginBatch, commitBatch } from './checkpoint.js';
import { faultOf } from './faults.js';
import { type FailedEvent, type Follow, type Log } from './follow.js';
import { type Lease } from './lease.js';
import { type Aside, loadDiscarded, loadParkedSequences, park } from './parking.js';
import { answerRequests } from './requests.js';
import { type Session } from './session.js';

export interface FollowerSettings {
  /** Most events of one transaction. */
  readonly batchSize: number;
  /** How often an event is tried before it is parked. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** What becomes of an event that fails for good: set aside with its sequence, or the end of the run. */
  readonly onFailure: 'park' | 'stop';
  /** Go no further than this position. */
  readonly upTo?: bigint;
  /** End once the log holds nothing more. */
  readonly endWhenCaughtUp?: boolean;
  /** Most events per second. */
  readonly rate?: number;
}

export const defaultSettings: FollowerSettings = {
  batchSize: 2_000,
  attempts: 4,
  backoff: { firstMs: 50, mostMs: 2_000 },
  onFailure: 'park',
};

/** An event failed for good in a run that does not park. */
export class EventRefused extends Error {
  constructor(
    readonly follower: string,
    readonly event: StoredEvent,
    cause: unknown,
  ) {
    super(`${follower} cannot apply ${event.type} at position ${event.position} (${event.stream}, revision ${event.revision})`, { cause });
    this.name = 'EventRefused';
  }
}

/**
 * Feeds one follower under one lease: pulls batches, has them applied exactly once, retries, parks, answers requests between batches.
 * Ends when the signal aborts (after the batch in hand) or its goal is reached; throws LeaseLost, and whatever it cannot deal with itself.
 */
export class Follower {
  position: bigint;
  /** Events looked at in this run. */
  events = 0;
  discarded = 0;
  caughtUp = false;
  /** The store's time of the last event looked at. */
  recordedAt: Date | undefined;
  #parked = new Map<string, number>();
  #discarded = new Set<bigint>();
  #control = Promise.withResolvers<void>();
  #size: number;

  constructor(
    readonly follow: Follow,
    readonly lease: Lease,
    private readonly session: Session,
    private readonly log: Log,
    private readonly settings: FollowerSettings = defaultSettings,
  ) {
    this.position = lease.position;
    this.#size = settings.batchSize;
  }

  /** Events set aside. */
  get parked(): number {
    let events = 0;
    for (const waiting of this.#parked.values()) events += waiting;
    return events;
  }

  /** Something was asked of the owner: have a look between two batches. */
  wake(): void {
    this.#control.resolve();
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#attend();
    const ended = new AbortController();
    const subscription = this.log.subscribe({
      after: this.position,
      batchSize: this.settings.batchSize,
      signal: AbortSignal.any([signal, ended.signal]),
    });
    const batches = subscription[Symbol.asyncIterator]();
    try {
      let next = batches.next();
      while (!signal.aborted && !this.#done()) {
        const woken = await Promise.race([next.then(() => false), this.#control.promise.then(() => true)]);
        if (woken) {
          await this.#attend();
          continue;
        }
        const pulled = await next;
        if (pulled.done === true) return;
        next = batches.next();
        next.catch(() => undefined); // Awaited, and so reported, in the next round.
        await this.#applyBatch(pulled.value, signal);
      }
    } finally {
      ended.abort();
      await batches.return?.();
    }
  }

  #done(): boolean {
    const { upTo, endWhenCaughtUp } = this.settings;
    return (upTo !== undefined && this.position >= upTo) || (endWhenCaughtUp === true && this.caughtUp);
  }

  /** Looks at what people asked for, and at what they changed meanwhile. */
  async #attend(): Promise<void> {
    this.#control = Promise.withResolvers<void>();
    await answerRequests({ session: this.session, lease: this.lease, follow: this.follow, log: this.log, position: this.position });
    this.#parked = await loadParkedSequences(this.session, this.lease);
    this.#discarded = await loadDiscarded(this.session, this.lease.name);
  }

  async #applyBatch(batch: SubscriptionBatch, signal: AbortSignal): Promise<void> {
    const { upTo } = this.settings;
    const events = upTo === undefined ? batch.events : batch.events.filter(({ position }) => position <= upTo);
    const end = upTo !== undefined && batch.position > upTo ? upTo : batch.position;
    if (events.length > 0) this.caughtUp = false;
    for (let from = 0; from < events.length && !signal.aborted;) {
      const slice = events.slice(from, from + this.#size);
      from += slice.length;
      const reaches = from === events.length ? end : (slice.at(-1) as StoredEvent).position;
      const applied = await this.#applySlice(slice, reaches, signal);
      if (applied === 'stopped') return;
      if (applied === 'halve') {
        from -= slice.length;
        this.#size = Math.max(1, Math.floor(slice.length / 2));
      } else this.#size = Math.min(this.settings.batchSize, this.#size * 2);
    }
    if (signal.aborted) return;
    if (events.length === 0 && end > this.position) await this.#applySlice([], end, signal);
    this.caughtUp = batch.caughtUp && this.position >= batch.position;
  }

  /** Applies a slice once, however many tries that takes. 'halve': something in it cannot be written, and a smaller slice will show what. */
  async #applySlice(events: readonly StoredEvent[], reaches: bigint, signal: AbortSignal): Promise<'applied' | 'halve' | 'stopped'> {
    const failed = new Map<bigint, Aside>();
    const started = performance.now();
    for (let attempt = 1; !signal.aborted; attempt++) {
      let failures: readonly FailedEvent[];
      try {
        const outcome = await this.#tryOnce(events, reaches, failed);
        if (outcome === 'paused') {
          await this.#whilePaused(signal);
          continue;
        }
        if (outcome === 'applied') {
          await this.#keepRate(events.length, performance.now() - started, signal);
          return 'applied';
        }
        failures = outcome;
      } catch (error) {
        await this.session.rollback();
        const fault = faultOf(error);
        if (fault === 'event' && events.length > 1) return 'halve';
        if (fault === 'event' && events[0] !== undefined) failures = [{ event: events[0], error }];
        else if (fault === 'passing' && !this.session.broken) failures = [];
        else throw error;
      }
      if (attempt >= this.settings.attempts) for (const failure of failures) this.#giveUp(failure, attempt, failed);
      await pause(backoffMs(this.settings.backoff, attempt), signal);
    }
    return 'stopped';
  }

  #giveUp({ event, error }: FailedEvent, attempts: number, failed: Map<bigint, Aside>): void {
    if (this.settings.onFailure === 'stop') throw new EventRefused(this.follow.name, event, error);
    failed.set(event.position, { event, sequence: this.follow.sequence(event), attempts, error });
  }

  async #tryOnce(
    events: readonly StoredEvent[],
    reaches: bigint,
    failed: ReadonlyMap<bigint, Aside>,
  ): Promise<'applied' | 'paused' | readonly FailedEvent[]> {
    const { apply, aside, discarded } = this.#sort(events, failed);
    const { paused, live } = await beginBatch(this.session, this.lease, this.position);
    if (paused) {
      await this.session.rollback();
      return 'paused';
    }
    const failures = apply.length === 0 ? [] : await this.follow.apply(this.session, apply);
    if (failures.length > 0) {
      await this.session.rollback();
      return failures;
    }
    await park(this.session, this.lease, aside);
    const recordedAt = events.at(-1)?.recordedAt;
    await commitBatch(this.session, this.lease, { position: reaches, events: events.length, recordedAt }, live);
    this.position = reaches;
    this.events += events.length;
    this.discarded += discarded;
    this.recordedAt = recordedAt ?? this.recordedAt;
    for (const { sequence } of aside) this.#parked.set(sequence, (this.#parked.get(sequence) ?? 0) + 1);
    return 'applied';
  }

  /** What is to be applied, and what is set aside because it failed or waits behind something that did. */
  #sort(events: readonly StoredEvent[], failed: ReadonlyMap<bigint, Aside>): { apply: StoredEvent[]; aside: Aside[]; discarded: number } {
    const apply: StoredEvent[] = [];
    const aside: Aside[] = [];
    let discarded = 0;
    const waiting = this.#parked.size > 0 || failed.size > 0 ? new Set(this.#parked.keys()) : undefined;
    for (const event of events) {
      if (!this.follow.types.has(event.type)) continue;
      if (this.#discarded.size > 0 && this.#discarded.has(event.position)) {
        discarded++;
        continue;
      }
      if (waiting === undefined) {
        apply.push(event);
        continue;
      }
      const sequence = this.follow.sequence(event);
      const failure = failed.get(event.position);
      if (waiting.has(sequence)) aside.push({ event, sequence, attempts: 0 });
      else if (failure !== undefined) {
        aside.push(failure);
        waiting.add(sequence);
      } else apply.push(event);
    }
    return { apply, aside, discarded };
  }

  async #whilePaused(signal: AbortSignal): Promise<void> {
    await Promise.race([this.#control.promise, pause(1_000, signal)]);
    await this.#attend();
  }

  async #keepRate(events: number, elapsedMs: number, signal: AbortSignal): Promise<void> {
    const { rate } = this.settings;
    if (rate === undefined) return;
    const due = (events / rate) * 1_000 - elapsedMs;
    if (due > 0) await pause(due, signal);
  }
}
