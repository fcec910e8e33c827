import { setTimeout as delay } from 'node:timers/promises';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { backoffMs } from '#postgres/backoff';
import { AppendTooLarge, InvalidEvent, WrongExpectedRevision } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { type Logger } from '#platform/logging/logger';
import { type Folding } from './aggregates/aggregate.js';
import { AggregateCache } from './aggregates/aggregate-cache.js';
import { answerRound } from './aggregates/answer-round.js';
import { decideRound } from './aggregates/decide-round.js';
import { type AnyCommand } from './aggregates/erased.js';
import { type Settled, StreamQueues } from './aggregates/stream-queues.js';
import { type AggregateCommand, CommandContended, type CommandResult } from './command.js';

const MAX_ATTEMPTS = 20;
const BACKOFF = { firstMs: 8, mostMs: 128 };

/**
 * How every command works: load → decide → append, with the revision that was decided on as the expected one.
 *
 * The state may come from the cache, for only an append verifies it: what ends without one (a refusal, no events, a wrong `If-Match`) is
 * answered only after a read finds nothing newer. Commands for one stream in this process are decided one after another on the evolving
 * state and appended together; whatever rests on a neighbour's events is answered only once those are durable.
 */
export class AggregateCommandHandler {
  readonly #store: EventStore;
  readonly #cache: AggregateCache;
  readonly #queues = new StreamQueues<AnyCommand, CommandResult>((stream, commands) => this.#handleRound(stream, commands));

  constructor(store: EventStore, logger: Logger) {
    this.#store = store;
    this.#cache = new AggregateCache(store, logger);
  }

  /** @throws Refusal, RevisionMismatch, IdempotencyKeyReused, CommandContended, or an error of the event store */
  handle<State, Command, Event extends OrderlineEvent>(command: AggregateCommand<State, Command, Event>): Promise<CommandResult> {
    return this.#queues.add(`${command.decider.category}-${command.id}`, command);
  }

  /**
   * The state of an aggregate as this process knows it, read where it knows none: it holds durable facts only, but perhaps not the newest. Right
   * after a command has been answered it holds at least what the answer rests on.
   */
  async known<State>(decider: Folding<State>, id: string): Promise<State> {
    const { aggregate } = await this.#cache.load(`${decider.category}-${id}`, decider);
    return aggregate.state;
  }

  async #handleRound(stream: string, commands: readonly AnyCommand[]): Promise<readonly Settled<CommandResult>[]> {
    const { decider } = commands[0] as AnyCommand;
    let cause: unknown;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (attempt > 2) await delay(backoffMs(BACKOFF, attempt - 2));
      const { aggregate, fresh } = await this.#cache.load(stream, decider);
      const { revision, position } = aggregate;
      const round = decideRound(aggregate, commands);
      if (round.events.length === 0) {
        if (!fresh && (await this.#cache.readNews(stream, decider, aggregate))) continue;
        return answerRound(this.#store, stream, commands, round, { revision, positionAfter: () => position });
      }
      try {
        const appended = await this.#store.append(stream, revision < 0 ? 'noStream' : revision, round.events);
        // The same command came by another process and was first: what it wrote is the answer.
        if (appended.repeated === true && (await this.#cache.readNews(stream, decider, aggregate))) continue;
        const place = await this.#cache.advance(stream, aggregate, commands, round, appended);
        return await answerRound(this.#store, stream, commands, round, place);
      } catch (error) {
        if (error instanceof WrongExpectedRevision) {
          cause = error;
          // Nothing new although the revision was wrong: the stream was deleted or cut, so fold what is left of it.
          if (!(await this.#cache.readNews(stream, decider, aggregate))) this.#cache.forget(stream);
          continue;
        }
        this.#cache.forget(stream);
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
