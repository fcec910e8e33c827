import { LogChanged } from '#event-store/errors';
import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type JsonObject,
  type NewEvent,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscriptionBatch,
} from '#event-store/event-store';
import { refuseChanged } from '#event-store/same-log';
import { SeenEvents } from '#event-store/seen-events';
import { type Log } from '#subscriptions/subscriber';
import { type CommandMeter } from '../metrics/command-meter.js';

/**
 * The log for those who keep what they have read of it: each append and each read is verified against the newest events seen through it. Once
 * one of those is gone, every call ends with LogChanged, so nothing is decided any more on what is remembered from before.
 */
export class VerifiedLog implements Pick<EventStore, 'readStream' | 'readSnapshot' | 'writeSnapshot'> {
  readonly #seen = new SeenEvents();
  #tellsRepeats = false;

  /** @param changed is told of each LogChanged, before it is thrown */
  constructor(
    private readonly store: EventStore,
    private readonly changed: (error: LogChanged) => void,
    private readonly meter?: CommandMeter,
    /** What is followed: the store, or what others in this process follow too. */
    private readonly followed: Pick<Log, 'subscribe'> = store,
  ) {}

  /** Whether appends say if they were repeats: false until the first one has. */
  get tellsRepeats(): boolean {
    return this.#tellsRepeats;
  }

  /** @throws what the store's append throws */
  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    const began = performance.now();
    const tell = (result: Parameters<CommandMeter['appended']>[0]) => this.meter?.appended(result, (performance.now() - began) / 1_000);
    try {
      const appended = await this.store.append(stream, expected, events, this.#seen);
      tell(appended);
      this.#tellsRepeats = appended.repeated !== undefined;
      return appended;
    } catch (error) {
      tell({ error });
      throw this.#told(error);
    }
  }

  async *readStream(stream: string, options: Omit<ReadStreamOptions, 'seen'> = {}): AsyncGenerator<readonly StoredEvent[]> {
    try {
      yield* this.store.readStream(stream, { ...options, seen: this.#seen });
    } catch (error) {
      throw this.#told(error);
    }
  }

  /** What happens from now on. The first batch is empty and says where that is. @throws what the store's subscribe throws */
  async *subscribe(types: readonly string[], signal: AbortSignal): AsyncGenerator<SubscriptionBatch> {
    try {
      // What was followed before is remembered: it must not be passed over by beginning anew.
      await this.verify();
      const after = await this.store.head();
      const marker = (await this.store.eventAt(after))?.id;
      const start = { events: [], position: after, lastId: marker, caughtUp: false };
      this.#seen.follow(start);
      yield start;
      const wanted = new Set(types);
      for await (const batch of this.followed.subscribe({ after, signal, ...(marker === undefined ? {} : { marker }) })) {
        // Before it is made use of: what is remembered may be older than what it rests on, never newer.
        this.#seen.follow(batch);
        yield { ...batch, events: batch.events.filter(({ type }) => wanted.has(type)) };
      }
    } catch (error) {
      throw this.#told(error);
    }
  }

  /** Whether all that has been seen still stands, for an answer that rests on what is remembered alone. @throws LogChanged, EventStoreUnavailable */
  async verify(): Promise<void> {
    try {
      for (const marker of this.#seen.markers) refuseChanged(marker, (await this.store.eventAt(marker.position))?.id);
    } catch (error) {
      throw this.#told(error);
    }
  }

  readSnapshot(stream: string): Promise<JsonObject | undefined> {
    return this.store.readSnapshot(stream);
  }

  writeSnapshot(stream: string, snapshot: JsonObject): Promise<void> {
    return this.store.writeSnapshot(stream, snapshot);
  }

  #told(error: unknown): unknown {
    if (error instanceof LogChanged) this.changed(error);
    return error;
  }
}
