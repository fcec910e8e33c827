import { setTimeout as delay } from 'node:timers/promises';
import { type EventVersions, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { backoffMs } from '#postgres/backoff';
import { AppendTooLarge, InvalidEvent, StreamIncomplete, WrongExpectedRevision } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { emptyAggregate, type Folding } from './aggregates/aggregate.js';
import { AggregateCache } from './aggregates/aggregate-cache.js';
import { answerRound } from './aggregates/answer-round.js';
import { decideRound } from './aggregates/decide-round.js';
import { type AnyCommand } from './aggregates/erased.js';
import { isSupposedToBegin } from './aggregates/suppose-absent.js';
import { type Settled, StreamQueues } from './aggregates/stream-queues.js';
import { type AggregateCommand, CommandContended, type CommandResult } from './command.js';
import { alwaysOpen, type Gate } from './log/gate.js';
import { LogMemory } from './log/log-memory.js';
import { type CommandMeter } from './metrics/command-meter.js';
import { type VerifiedLog } from './log/verified-log.js';

const MAX_ATTEMPTS = 20;
const BACKOFF = { firstMs: 8, mostMs: 128 };
/** So often a stream may read as empty and refuse to be begun: a replica may be a moment behind. */
const MOST_UNEXPLAINED = 3;

interface Options {
  /** In which versions events are written. */
  readonly versions?: EventVersions;
  /** What the process remembers of the log, where it remembers more than aggregates. */
  readonly memory?: LogMemory;
  readonly gate?: Gate;
  readonly meter?: CommandMeter;
}

/**
 * How every command works: load → decide → append, with the revision that was decided on as the expected one.
 *
 * The state may come from the cache, for only an append verifies it: what ends without one (a refusal, no events, a wrong `If-Match`) is
 * answered only after a read finds nothing newer. Commands for one stream in this process are decided one after another on the evolving
 * state and appended together; whatever rests on a neighbour's events is answered only once those are durable.
 *
 * What begins an aggregate is decided as if there were none, and appended at the beginning of its stream; only what does not come about so reads.
 *
 * A round keeps to the memory of the log that it began with: where that log is no more, it is refused, whatever it ends with.
 */
export class AggregateCommandHandler {
  readonly #memory: LogMemory;
  readonly #gate: Gate;
  readonly #logger: Logger;
  readonly #versions: EventVersions;
  readonly #meter: CommandMeter | undefined;
  #kept: { readonly log: VerifiedLog; readonly cache: AggregateCache };
  readonly #queues = new StreamQueues<AnyCommand, CommandResult>((stream, commands) => this.#handleRound(stream, commands));

  constructor(store: EventStore, logger: Logger, options: Options = {}) {
    const { versions = 'current', memory = new LogMemory(store), gate = alwaysOpen, meter } = options;
    this.#memory = memory;
    this.#gate = gate;
    this.#logger = logger;
    this.#versions = versions;
    this.#meter = meter;
    this.#kept = this.#keep(memory.log);
  }

  /** Commands that wait behind others for the same stream. */
  get waiting(): number {
    return this.#queues.waiting;
  }

  /** @throws Refusal, RevisionMismatch, IdempotencyKeyReused, CommandContended, CheckpointsUnknown, or an error of the event store */
  handle<State, Command, Event extends OrderlineEvent>(command: AggregateCommand<State, Command, Event>): Promise<CommandResult> {
    return this.#queues.add(`${command.decider.category}-${command.id}`, command);
  }

  /**
   * The state of an aggregate as this process knows it, read where it knows none: it holds durable facts only, but perhaps not the newest. Right
   * after a command has been answered it holds at least what the answer rests on.
   */
  async known<State>(decider: Folding<State>, id: string): Promise<State> {
    const { aggregate } = await this.#current().cache.load(`${decider.category}-${id}`, decider);
    return aggregate.state;
  }

  /**
   * For who decides on what is {@link known} alone: to be called before he asks.
   * @returns what verifies afterwards that it was known of the log as it still stands; throws LogChanged where it does not
   */
  verifier(): () => Promise<void> {
    const { log } = this.#memory;
    return () => log.verify();
  }

  /** The log as it is remembered now, and what is kept of it; what was kept of one that was given up goes with it. */
  #current() {
    const { log } = this.#memory;
    if (this.#kept.log !== log) this.#kept = this.#keep(log);
    return this.#kept;
  }

  #keep(log: VerifiedLog) {
    return { log, cache: new AggregateCache(log, this.#logger, undefined, this.#meter) };
  }

  async #handleRound(stream: string, commands: readonly AnyCommand[]): Promise<readonly Settled<CommandResult>[]> {
    this.#gate.pass();
    const { decider } = commands[0] as AnyCommand;
    const { log, cache } = this.#current();
    let cause: unknown;
    let reached = -1;
    let unexplained = 0;
    let supposing = isSupposedToBegin(commands, log) && cache.kept(stream) === undefined;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (attempt > 2) await delay(backoffMs(BACKOFF, attempt - 2));
      const supposed = supposing;
      supposing = false;
      const { aggregate, fresh } = supposed ? { aggregate: emptyAggregate(decider), fresh: false } : await cache.load(stream, decider);
      const { revision, position } = aggregate;
      // What was there is not read any more, or what cannot be read is there: the stream was deleted or cut.
      if (revision < reached || (revision < 0 && unexplained >= MOST_UNEXPLAINED))
        throw new StreamIncomplete(stream, revision + 1, undefined);
      reached = revision;
      const round = decideRound(aggregate, commands, this.#versions);
      if (round.events.length === 0) {
        if (supposed) continue;
        if (!fresh && (await cache.readNews(stream, decider, aggregate))) continue;
        return answerRound(log, stream, commands, round, { revision, positionAfter: () => position });
      }
      try {
        const appended = await log.append(stream, revision < 0 ? 'noStream' : revision, round.events);
        if (supposed && appended.repeated !== false) continue;
        // The same command came by another process and was first: what it wrote is the answer.
        if (appended.repeated === true && (await cache.readNews(stream, decider, aggregate))) continue;
        // The stream had been deleted, and is open again: it goes on after what nobody reads any more.
        const first = appended.revision - round.events.length + 1;
        if (revision < 0 && first > 0) throw new StreamIncomplete(stream, 0, first);
        const place = await cache.advance(stream, aggregate, commands, round, appended);
        return await answerRound(log, stream, commands, round, place);
      } catch (error) {
        if (error instanceof WrongExpectedRevision) {
          cause = error;
          if (supposed) continue;
          if (await cache.readNews(stream, decider, aggregate)) continue;
          cache.forget(stream);
          unexplained++;
          continue;
        }
        cache.forget(stream);
        // One command's events cannot be stored: its neighbours must not fail with it, and what they rest on has to be decided anew.
        const faultOfOne = error instanceof InvalidEvent || error instanceof AppendTooLarge;
        if (faultOfOne && commands.length > 1) return this.#handleOneByOne(stream, commands);
        throw error;
      }
    }
    throw new CommandContended({ cause });
  }

  async #handleOneByOne(stream: string, commands: readonly AnyCommand[]): Promise<readonly Settled<CommandResult>[]> {
    const settled: Settled<CommandResult>[] = [];
    for (const command of commands) {
      try {
        settled.push(...(await this.#handleRound(stream, [command])));
      } catch (error) {
        settled.push({ error });
      }
    }
    return settled;
  }
}
