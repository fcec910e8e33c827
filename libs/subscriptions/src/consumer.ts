import { type StoredEvent, type SubscriptionBatch } from '#event-store/event-store';
import { type Place } from '#event-store/same-log';
import { backoffMs, pause } from '#postgres/backoff';
import { faultOf, reportOf } from './faults.js';
import { gather } from './gather.js';
import { type FailedEvent, type Subscriber, type Log } from './subscriber.js';
import { defaultSettings, EventRefused, type ConsumerSettings } from './consumer-settings.js';
import { requireLease } from './checkpoint.js';
import { type ConsumerLogger } from './consumer-group-options.js';
import { type GroupedPasses } from './grouped-passes.js';
import { type Lease } from './lease.js';
import { leaveMark, MARK_MS } from './marks.js';
import { type ParkedEvent, loadDiscarded, loadParkedSequences } from './parking.js';
import { answerRequests } from './requests.js';
import { type Session } from './session.js';
import { Showing } from './showing.js';
import { sortEvents } from './sort-events.js';
import { standOnLog } from './stand-on-log.js';
import { noteUnwritable, Unwritable } from './unwritable.js';
import { writeBatch, type Written } from './write-batch.js';

/** How often one with nothing to do looks whether what it has written is still there. */
const CHECK_MS = 5_000;
/** How long it rests when nothing could be written, before it looks what was. */
const UNWRITABLE_REST = { firstMs: 100, mostMs: 2_000 };

/**
 * Feeds one follower under one lease: pulls batches, has them applied exactly once, retries, parks, answers requests between batches.
 * Ends when the signal aborts (after the batch in hand) or its goal is reached; throws LeaseLost, LogDisagrees, and whatever it cannot deal with itself.
 */
export class Consumer {
  position: bigint;
  /** Events looked at in this run. */
  events = 0;
  discarded = 0;
  caughtUp = false;
  /** Whether it has found the log to be the one that it has read, and goes on with it. */
  following = false;
  /** The store's time of the last event looked at. */
  recordedAt: Date | undefined;
  #parked = new Map<string, number>();
  #discarded = new Set<bigint>();
  #asked = false;
  #hear: () => void = () => undefined;
  #size: number;
  /** Whether readers saw the generation when last looked. */
  #live: boolean;
  #markedAt = 0;
  /** Id of the event at the position. */
  #id: string | undefined;
  readonly #showing = new Showing();
  /** What was told last of what takes nothing; `null` for nothing, as long as nobody has made sure that nothing else stands there. */
  #unwritable: string | null | undefined = null;

  constructor(
    readonly subscriber: Subscriber,
    readonly lease: Lease,
    readonly session: Session,
    readonly log: Log,
    private readonly settings: ConsumerSettings = defaultSettings,
    /** Tells those who wait for a live generation's position. */
    private readonly announce: (name: string, position: bigint) => void = () => undefined,
    readonly logger?: ConsumerLogger,
    readonly passes?: Pick<GroupedPasses, 'pass'>,
  ) {
    this.position = lease.position;
    this.#id = lease.marker;
    this.#size = settings.batchSize;
    this.#live = lease.live;
  }

  /** Events set aside. */
  get parked(): number {
    let events = 0;
    for (const waiting of this.#parked.values()) events += waiting;
    return events;
  }

  /** Whether what it acts on takes nothing at the moment. */
  get unwritable(): boolean {
    return typeof this.#unwritable === 'string';
  }

  /** Nobody waits for what is on its way to a goal. */
  get #showsOnTheWay(): boolean {
    return this.settings.upTo === undefined && this.settings.endWhenCaughtUp !== true;
  }

  /** Something was asked of the owner: have a look between two batches. */
  wake(): void {
    this.#asked = true;
    this.#hear();
  }

  async run(signal: AbortSignal): Promise<void> {
    let since: number | undefined;
    for (let attempt = 1; !signal.aborted; attempt++) {
      const before = this.events;
      try {
        return await this.#follow(signal);
      } catch (error) {
        if (!(error instanceof Unwritable)) throw error;
        if (this.events > before) [attempt, since] = [1, undefined];
        since ??= performance.now();
        if (performance.now() - since > (this.settings.patienceMs ?? Infinity)) throw error;
        this.caughtUp = false;
        await this.#tellUnwritable(error.reason);
        await pause(backoffMs(UNWRITABLE_REST, attempt), signal);
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const place = { ...this.lease, position: this.position, marker: this.#id };
    let marker = await standOnLog(this.session, place, this.log, this.logger);
    this.following = true;
    const start = await this.subscriber.goOnFrom?.(this);
    if (start !== undefined) [this.position, marker, this.#markedAt] = [start.position, start.id, 0];
    this.#id = marker;
    if (marker !== undefined) await this.#mark({ position: this.position, id: marker });
    await this.#attend();
    // The owner before may have died between a commit and telling.
    if (this.subscriber.show === undefined && this.lease.live) this.announce(this.subscriber.name, this.position);
    const ended = new AbortController();
    const subscription = this.log.subscribe({
      after: this.position,
      marker,
      batchSize: this.settings.batchSize,
      signal: AbortSignal.any([signal, ended.signal]),
    });
    const { unreadGatherMs, batchSize } = this.settings;
    const forMs = () => (this.#live ? undefined : unreadGatherMs);
    const batches = gather(subscription, { forMs, most: batchSize });
    try {
      const pull = () => {
        const pulled = this.#prepared(batches.next());
        pulled.catch(() => undefined); // Awaited, and so reported, unless there is no next round.
        return pulled;
      };
      let next = pull();
      while (!signal.aborted && !this.#done()) {
        if (this.#showing.isDue && this.#showsOnTheWay) await this.#show();
        const first = await this.#first(next);
        if (first === 'control') await this.#attend();
        else if (first === 'show') await this.#show();
        else if (first === 'check') await this.subscriber.check?.();
        if (first !== 'batch') continue;
        const pulled = await next;
        if (pulled.done === true) return;
        next = pull();
        await this.#applyBatch(pulled.value, signal);
      }
      if (!signal.aborted && this.#showing.pending) await this.#show();
    } finally {
      this.#showing.stop();
      ended.abort();
      await batches.return(undefined);
    }
  }

  /** What there is to do next. */
  async #first(next: Promise<unknown>): Promise<'batch' | 'control' | 'show' | 'check'> {
    const waits: Promise<'batch' | 'control' | 'show' | 'check'>[] = [next.then(() => 'batch'), this.#control().then(() => 'control')];
    if (this.#showsOnTheWay) waits.push(this.#showing.due);
    const waiting = new AbortController();
    if (this.subscriber.check !== undefined) waits.push(pause(CHECK_MS, waiting.signal).then(() => 'check'));
    try {
      return await Promise.race(waits);
    } finally {
      waiting.abort();
    }
  }

  /** Resolves when something is asked. One for each wait: whoever raced with the same one for years would keep something of every wait. */
  #control(): Promise<void> {
    const heard = Promise.withResolvers<void>();
    this.#hear = heard.resolve;
    if (this.#asked) heard.resolve();
    return heard.promise;
  }

  async #prepared(pulled: Promise<IteratorResult<SubscriptionBatch>>): Promise<IteratorResult<SubscriptionBatch>> {
    const result = await pulled;
    if (result.done !== true) this.subscriber.prepare?.(result.value.events.filter(({ type }) => this.subscriber.types.has(type)));
    return result;
  }

  #done(): boolean {
    const { upTo, endWhenCaughtUp } = this.settings;
    return (upTo !== undefined && this.position >= upTo) || (endWhenCaughtUp === true && this.caughtUp);
  }

  /** Looks at what people asked for, and at what they changed meanwhile. */
  async #attend(): Promise<void> {
    this.#asked = false;
    this.#live = (await requireLease(this.session, this.lease)).live;
    await answerRequests({ session: this.session, lease: this.lease, subscriber: this.subscriber, log: this.log, position: this.position });
    this.#parked = await loadParkedSequences(this.session, this.lease);
    this.#discarded = await loadDiscarded(this.session, this.lease.name);
    if (this.subscriber.show !== undefined) this.#showing.wrote(this.caughtUp);
  }

  async #applyBatch(batch: SubscriptionBatch, signal: AbortSignal): Promise<void> {
    const { upTo } = this.settings;
    const events = upTo === undefined ? batch.events : batch.events.filter(({ position }) => position <= upTo);
    const end = upTo !== undefined && batch.position > upTo ? upTo : batch.position;
    const idAtEnd = end === batch.position ? batch.lastId : undefined;
    if (events.length > 0) this.caughtUp = false;
    for (let from = 0; from < events.length && !signal.aborted;) {
      const slice = events.slice(from, from + this.#size);
      from += slice.length;
      const last = slice.at(-1) as StoredEvent;
      const reaches = from < events.length || last.position === end ? last : { position: end, id: idAtEnd };
      const applied = await this.#applySlice(slice, reaches, signal);
      if (applied === 'stopped') return;
      if (applied === 'halve') {
        from -= slice.length;
        this.#size = Math.max(1, Math.floor(slice.length / 2));
      } else this.#size = Math.min(this.settings.batchSize, this.#size * 2);
    }
    if (signal.aborted) return;
    if (events.length === 0 && end > this.position) await this.#applySlice([], { position: end, id: idAtEnd }, signal);
    this.caughtUp = batch.caughtUp && this.position >= batch.position;
    if (this.#showing.pending) this.#showing.wrote(this.caughtUp);
    if (this.caughtUp) await this.#tellWritable();
  }

  /** Applies a slice once, however many tries that takes. 'halve': something in it cannot be written, and a smaller slice will show what. */
  async #applySlice(events: readonly StoredEvent[], reaches: Place, signal: AbortSignal): Promise<'applied' | 'halve' | 'stopped'> {
    const failed = new Map<bigint, ParkedEvent>();
    const started = performance.now();
    for (let attempt = 1; !signal.aborted; attempt++) {
      let failures: readonly FailedEvent[];
      try {
        const written = await this.#tryOnce(events, reaches, failed);
        if (written.outcome === 'paused') {
          await this.#whilePaused(signal);
          continue;
        }
        if (written.outcome === 'written') {
          await this.#keepRate(events.length, performance.now() - started, signal);
          return 'applied';
        }
        failures = written.failures;
      } catch (error) {
        await this.session.rollback();
        if (error instanceof Unwritable) throw error;
        const fault = faultOf(error);
        if (fault === 'event' && events.length > 1) return 'halve';
        // One that failed for good, and cannot even be set aside, is not tried again and again.
        if (fault === 'event' && events[0] !== undefined && !failed.has(events[0].position)) failures = [{ event: events[0], error }];
        else if (fault === 'passing' && !this.session.broken) failures = [];
        else throw error;
      }
      if (failures.length > 0 && attempt >= this.settings.attempts) for (const failure of failures) this.#giveUp(failure, attempt, failed);
      else await pause(backoffMs(this.settings.backoff, attempt), signal);
    }
    return 'stopped';
  }

  #giveUp({ event, error }: FailedEvent, attempts: number, failed: Map<bigint, ParkedEvent>): void {
    if (this.settings.onFailure === 'stop') throw new EventRefused(this.subscriber.name, event, error);
    failed.set(event.position, { event, sequence: this.subscriber.sequence(event), attempts, error });
  }

  async #tryOnce(events: readonly StoredEvent[], { position, id }: Place, failed: ReadonlyMap<bigint, ParkedEvent>): Promise<Written> {
    const sorted = sortEvents(this.subscriber, events, { parked: this.#parked, discarded: this.#discarded, failed });
    const recordedAt = events.at(-1)?.recordedAt;
    const written = await writeBatch(this, this.position, sorted, { position, marker: id, events: events.length, recordedAt });
    if (written.outcome !== 'written') return written;
    this.#live = written.live;
    if (this.subscriber.show !== undefined) this.#showing.wrote(false);
    else if (written.live) this.announce(this.subscriber.name, position);
    this.position = position;
    this.#id = id;
    this.events += events.length;
    this.discarded += sorted.discarded;
    this.recordedAt = recordedAt ?? this.recordedAt;
    for (const parked of sorted.parked) {
      this.#parked.set(parked.sequence, (this.#parked.get(parked.sequence) ?? 0) + 1);
      if (parked.attempts > 0) this.#tellParked(parked);
    }
    if (id !== undefined) await this.#mark({ position, id });
    if (sorted.apply.length > 0) await this.#tellWritable();
    return written;
  }

  /** What is written meanwhile is shown with the next. */
  async #show(): Promise<void> {
    this.#showing.done();
    if ((await this.subscriber.show?.(this)) === true) this.announce(this.subscriber.name, this.position);
  }

  async #tellUnwritable(reason: string): Promise<void> {
    const { name, generation } = this.subscriber;
    if (this.#unwritable !== reason)
      this.logger?.warn(
        { follower: name, generation, reason },
        'nothing can be written: the follower tries again and again from its place',
      );
    this.#unwritable = reason;
    await noteUnwritable(this.session, this.lease, reason);
  }

  async #tellWritable(): Promise<void> {
    if (this.#unwritable === undefined || this.subscriber.goOnFrom === undefined) return;
    const { name, generation } = this.subscriber;
    if (this.#unwritable !== null) this.logger?.info({ follower: name, generation }, 'follower goes on: it can be written again');
    this.#unwritable = undefined;
    await noteUnwritable(this.session, this.lease, undefined);
  }

  /** Nothing of what the event holds. */
  #tellParked({ event, sequence, attempts, error }: ParkedEvent): void {
    const { name, generation } = this.subscriber;
    const place = { position: event.position.toString(), stream: event.stream, revision: event.revision, type: event.type };
    this.logger?.error({ follower: name, generation, ...place, sequence, attempts, ...reportOf(error) }, 'event parked');
  }

  async #mark(place: Place & { readonly id: string }): Promise<void> {
    const now = performance.now();
    if (this.#markedAt > 0 && now - this.#markedAt < (this.settings.markMs ?? MARK_MS)) return;
    this.#markedAt = now;
    await leaveMark(this.session, this.lease, place);
  }

  async #whilePaused(signal: AbortSignal): Promise<void> {
    await Promise.race([this.#control(), pause(1_000, signal)]);
    await this.#attend();
    if (this.#showing.isDue) await this.#show();
  }

  async #keepRate(events: number, elapsedMs: number, signal: AbortSignal): Promise<void> {
    const { rate } = this.settings;
    if (rate === undefined) return;
    const due = (events / rate) * 1_000 - elapsedMs;
    if (due > 0) await pause(due, signal);
  }
}
