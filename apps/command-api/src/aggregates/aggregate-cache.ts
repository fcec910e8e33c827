import { LRUCache } from 'lru-cache';
import { type AppendResult, type EventStore } from '#event-store/event-store';
import { readWholeStream } from '#event-store/whole-stream';
import { type Logger } from '#platform/logging/logger';
import { type CommandMeter } from '../metrics/command-meter.js';
import { type Aggregate, emptyAggregate, fold, type Folding, readForward } from './aggregate.js';
import { type Round } from './decide-round.js';
import { type AnyCommand, type AnyDecider } from './erased.js';
import { readSnapshot, writeSnapshot } from './snapshot.js';

/** Folded aggregates kept in memory. */
const CAPACITY = 20_000;
/** Commands that all of them may remember together: what a shop's stocks remember grows with every order, some hundred bytes each. */
const MOST_REMEMBERED = 1_000_000;
/** A stream that is longer is worth looking for a snapshot. */
const LONG_STREAM = 500;
/** A new snapshot is written after so many more events. */
const SNAPSHOT_INTERVAL = 1_000;

/** Where the events of a round stand in the log. */
export interface RoundPlace {
  /** The stream's revision before the round. */
  readonly revision: number;
  /** Position of the round's event number `count`, from 1; of the stream's last event before the round for 0. */
  positionAfter(count: number): bigint;
}

/** The log as the cache uses it: verified, wherever what is read is kept. */
type Log = Pick<EventStore, 'readStream' | 'readSnapshot' | 'writeSnapshot'>;

/**
 * The last folded state of recently used aggregates. It holds durable facts only, but perhaps not all of them: others write too. Whoever
 * decides on it has to verify. One caller at a time per stream.
 */
export class AggregateCache {
  readonly #log: Log;
  readonly #cache: LRUCache<string, Aggregate>;

  /** Revisions of the snapshots that were written or read. */
  readonly #snapshots = new LRUCache<string, number>({ max: CAPACITY });
  readonly #logger: Logger;

  constructor(
    log: Log,
    logger: Logger,
    mostRemembered = MOST_REMEMBERED,
    private readonly meter?: Pick<CommandMeter, 'loaded'>,
  ) {
    this.#log = log;
    this.#logger = logger;
    this.#cache = new LRUCache({ max: CAPACITY, maxSize: mostRemembered, sizeCalculation: ({ remembered }) => remembered.size + 1 });
  }

  /** The aggregate as it is kept; undefined where it is not, which says nothing of the stream. */
  kept<State>(stream: string): Aggregate<State> | undefined {
    return this.#cache.get(stream) as Aggregate<State> | undefined;
  }

  /** `fresh` says that it was read from the stream just now. */
  async load<State>(stream: string, decider: Folding<State>): Promise<{ readonly aggregate: Aggregate<State>; readonly fresh: boolean }> {
    const cached = this.kept<State>(stream);
    this.meter?.loaded(cached === undefined ? 'log' : 'cache');
    if (cached !== undefined) return { aggregate: cached, fresh: false };
    const aggregate = await this.#read(stream, decider);
    // Somebody else may have read it meanwhile, and more of it.
    const newer = this.kept<State>(stream);
    if (newer !== undefined && newer.revision >= aggregate.revision) return { aggregate: newer, fresh: false };
    if (aggregate.revision >= 0) this.#keep(stream, aggregate);
    return { aggregate, fresh: true };
  }

  async #read<State>(stream: string, decider: Folding<State>): Promise<Aggregate<State>> {
    const aggregate = emptyAggregate(decider);
    for await (const events of readWholeStream(this.#log, stream, { limit: LONG_STREAM }))
      for (const event of events) fold(decider, aggregate, event);
    if (aggregate.revision < LONG_STREAM - 1) return aggregate;
    const restored = await this.#restore(stream, decider, aggregate);
    await readForward(this.#log, stream, decider, restored);
    return restored;
  }

  /** The snapshot's aggregate where it is of this stream as it is now and saves reading; else the one folded so far. */
  async #restore<State>(stream: string, decider: Folding<State>, folded: Aggregate<State>): Promise<Aggregate<State>> {
    if (decider.snapshotVersion === undefined) return folded;
    const snapshot = await this.#log.readSnapshot(stream);
    const aggregate = snapshot === undefined ? undefined : readSnapshot(decider, snapshot);
    if (aggregate === undefined || aggregate.revision <= folded.revision) return folded;
    // A log restored from a backup may be shorter than its snapshots, or have other events in that place.
    for await (const [event] of this.#log.readStream(stream, { from: aggregate.revision, limit: 1 })) {
      if (event?.revision === aggregate.revision && event.position === aggregate.position && event.id === aggregate.lastId) {
        this.#snapshots.set(stream, aggregate.revision);
        return aggregate;
      }
    }
    return folded;
  }

  /** Optional, so it is waited for by nobody; it fails without harm. */
  #saveSnapshot(stream: string, decider: AnyDecider, aggregate: Aggregate): void {
    if (decider.snapshotVersion === undefined || aggregate.revision < (this.#snapshots.get(stream) ?? 0) + SNAPSHOT_INTERVAL) return;
    this.#snapshots.set(stream, aggregate.revision);
    this.#log.writeSnapshot(stream, writeSnapshot(decider, aggregate)).catch((error: unknown) => {
      this.#logger.warn({ err: error, stream }, 'a snapshot could not be written');
    });
  }

  /** Folds what others have written since. @returns whether there was anything */
  async readNews(stream: string, decider: AnyDecider, aggregate: Aggregate): Promise<boolean> {
    try {
      return await readForward(this.#log, stream, decider, aggregate);
    } catch (error) {
      // Half of the news may have been folded.
      this.forget(stream);
      throw error;
    }
  }

  forget(stream: string): void {
    this.#cache.delete(stream);
  }

  /** Weighs it anew: set again as it is, it would keep the weight that it had at first. */
  #keep(stream: string, aggregate: Aggregate): void {
    this.#cache.delete(stream);
    this.#cache.set(stream, aggregate);
  }

  /**
   * Makes a round's events part of the aggregate, now that they are durable. They are folded as they were sent where the store says that it wrote
   * just these and where; otherwise they are read back: another process may have written the same command first, with other details.
   */
  async advance(
    stream: string,
    aggregate: Aggregate,
    commands: readonly AnyCommand[],
    round: Round,
    appended: AppendResult,
  ): Promise<RoundPlace> {
    const { decider } = commands[0] as AnyCommand;
    const positions: bigint[] = [aggregate.position];
    const first = appended.revision - round.events.length + 1;
    const ambiguous = commands.length > 1 || commands.some(({ identity }) => identity.keyed);
    if (ambiguous && (appended.firstPosition === undefined || appended.repeated !== false)) {
      for await (const events of readWholeStream(this.#log, stream, { from: first, limit: round.events.length }))
        positions.push(...events.map((event) => event.position));
      await this.readNews(stream, decider, aggregate);
    } else {
      const { firstPosition = appended.position } = appended;
      round.events.forEach((_event, index) => positions.push(firstPosition + BigInt(index)));
      this.#foldAsSent(aggregate, commands, round, appended, positions);
    }
    this.#keep(stream, aggregate);
    this.#saveSnapshot(stream, decider, aggregate);
    return { revision: first - 1, positionAfter: (count) => positions[count] ?? appended.position };
  }

  #foldAsSent(
    aggregate: Aggregate,
    commands: readonly AnyCommand[],
    round: Round,
    appended: AppendResult,
    positions: readonly bigint[],
  ): void {
    const first = appended.revision - round.events.length + 1;
    aggregate.state = round.state;
    aggregate.revision = appended.revision;
    aggregate.position = appended.position;
    aggregate.lastId = round.events.at(-1)?.id;
    round.decisions.forEach((decision, index) => {
      if (decision.kind !== 'events') return;
      const { commandId, commandHash } = (commands[index] as AnyCommand).identity;
      for (let event = decision.first; event < decision.first + decision.count; event++) {
        aggregate.remembered.remember(commandId, commandHash, first + event, positions[event + 1] ?? appended.position);
      }
    });
  }
}
