import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { AppendTooLarge, InvalidEvent, WrongExpectedRevision } from '#events/store/errors';
import { type AppendResult, type EventStore } from '#events/store/event-store';
import { type Aggregate, type AnyDecider, emptyAggregate, readForward } from './aggregates/aggregate.js';
import { type Decision, decideRound, type Round } from './aggregates/decide-round.js';
import { type RememberedCommand } from './aggregates/remembered-commands.js';
import { type Settled, StreamQueues } from './aggregates/stream-queues.js';
import { type AggregateCommand, CommandContended, type CommandResult } from './command.js';

/** Folded aggregates kept in memory. */
const CACHED_AGGREGATES = 20_000;
const MAX_ATTEMPTS = 20;

/**
 * How every command works: load → decide → append, with the revision that was decided on as the expected one.
 *
 * The state may come from the cache, for only an append verifies it: what ends without one (a refusal, a repeat of nothing, no events) is
 * answered only after a read finds nothing newer. Commands for one stream in this process are decided one after another on the evolving
 * state and appended together; whatever rests on a neighbour's events is answered only once those are durable.
 */
export class CommandHandling {
  readonly #store: EventStore;
  readonly #cache = new LRUCache<string, Aggregate>({ max: CACHED_AGGREGATES });
  readonly #queues = new StreamQueues<AggregateCommand, CommandResult>((stream, commands) => this.#handleRound(stream, commands));

  constructor(store: EventStore) {
    this.#store = store;
  }

  /**
   * @throws Refusal, RevisionMismatch, IdempotencyKeyReused, CommandContended, or an error of the event store
   */
  handle(command: AggregateCommand): Promise<CommandResult> {
    return this.#queues.add(`${command.decider.category}-${command.id}`, command);
  }

  async #handleRound(stream: string, commands: readonly AggregateCommand[]): Promise<readonly Settled<CommandResult>[]> {
    const decider = (commands[0] as AggregateCommand).decider;
    let cause: unknown;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      if (attempt > 2) await delay(Math.random() * 2 ** Math.min(attempt, 7));
      const { aggregate, fresh } = await this.#load(stream, decider);
      const round = decideRound(aggregate, commands);
      if (round.events.length === 0) {
        if (!fresh && (await this.#readNews(stream, decider, aggregate))) continue;
        return this.#settle(stream, commands, round, { revision: aggregate.revision, positionAfter: () => aggregate.position });
      }
      try {
        const appended = await this.#store.append(stream, aggregate.revision < 0 ? 'noStream' : aggregate.revision, round.events);
        return await this.#settle(stream, commands, round, await this.#advance(stream, decider, aggregate, commands, round, appended));
      } catch (error) {
        if (error instanceof WrongExpectedRevision) {
          cause = error;
          // Nothing new although the revision was wrong: the stream was deleted or cut, so fold what is left of it.
          if (!(await this.#readNews(stream, decider, aggregate))) this.#cache.delete(stream);
          continue;
        }
        this.#cache.delete(stream);
        // One command's events cannot be stored: its neighbours must not fail with it, and what they rest on has to be decided anew.
        if ((error instanceof InvalidEvent || error instanceof AppendTooLarge) && commands.length > 1)
          return this.#handleOneByOne(stream, commands);
        throw error;
      }
    }
    throw new CommandContended({ cause });
  }

  async #handleOneByOne(stream: string, commands: readonly AggregateCommand[]): Promise<readonly Settled<CommandResult>[]> {
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

  async #load(stream: string, decider: AnyDecider): Promise<{ readonly aggregate: Aggregate; readonly fresh: boolean }> {
    const cached = this.#cache.get(stream);
    if (cached !== undefined) return { aggregate: cached, fresh: false };
    const aggregate = emptyAggregate(decider);
    await readForward(this.#store, stream, decider, aggregate);
    if (aggregate.revision >= 0) this.#cache.set(stream, aggregate);
    return { aggregate, fresh: true };
  }

  async #readNews(stream: string, decider: AnyDecider, aggregate: Aggregate): Promise<boolean> {
    try {
      return await readForward(this.#store, stream, decider, aggregate);
    } catch (error) {
      // Half of the news may have been folded.
      this.#cache.delete(stream);
      throw error;
    }
  }

  /** Makes the round's events part of the aggregate, now that they are durable. */
  async #advance(
    stream: string,
    decider: AnyDecider,
    aggregate: Aggregate,
    commands: readonly AggregateCommand[],
    round: Round,
    appended: AppendResult,
  ): Promise<Base> {
    const { revision, position } = aggregate;
    const first = appended.revision - round.events.length + 1;
    const { firstPosition } = appended;
    const positions: bigint[] = [position];
    if (firstPosition === undefined && commands.length > 1) {
      // Only the store knows where each command's last event stands.
      for await (const events of this.#store.readStream(stream, { from: first, limit: round.events.length }))
        positions.push(...events.map((event) => event.position));
    } else
      round.events.forEach((_event, index) =>
        positions.push(firstPosition === undefined ? appended.position : firstPosition + BigInt(index)),
      );
    aggregate.state = round.state;
    aggregate.revision = appended.revision;
    aggregate.position = appended.position;
    round.decisions.forEach((decision, index) => {
      if (decision.kind !== 'events') return;
      const { commandId, commandHash } = (commands[index] as AggregateCommand).identity;
      for (let each = decision.first; each < decision.first + decision.count; each++) {
        aggregate.remembered.remember(commandId, commandHash, first + each, positions[each + 1] ?? appended.position);
      }
    });
    this.#cache.set(stream, aggregate);
    return { revision: first - 1 > revision ? first - 1 : revision, positionAfter: (count) => positions[count] ?? appended.position };
  }

  async #settle(
    stream: string,
    commands: readonly AggregateCommand[],
    round: Round,
    base: Base,
  ): Promise<readonly Settled<CommandResult>[]> {
    const settled: Settled<CommandResult>[] = [];
    for (const [index, decision] of round.decisions.entries()) {
      settled.push(await this.#answer(stream, (commands[index] as AggregateCommand).id, decision, round, base, settled));
    }
    return settled;
  }

  async #answer(
    stream: string,
    id: string,
    decision: Decision,
    round: Round,
    base: Base,
    settled: readonly Settled<CommandResult>[],
  ): Promise<Settled<CommandResult>> {
    switch (decision.kind) {
      case 'events': {
        const end = decision.first + decision.count;
        const events = round.events.slice(decision.first, end).map((event) => event.type);
        return { result: { id, revision: base.revision + end, position: base.positionAfter(end), events, replayed: false } };
      }
      case 'unchanged':
        return {
          result: {
            id,
            revision: base.revision + decision.after,
            position: base.positionAfter(decision.after),
            events: [],
            replayed: false,
          },
        };
      case 'repeat':
        return { result: await this.#repeat(stream, id, decision.remembered) };
      case 'repeat-in-round': {
        const first = settled[decision.of];
        return first !== undefined && 'result' in first ? { result: { ...first.result, replayed: true } } : { error: first?.error };
      }
      case 'refused':
        return { error: decision.error };
    }
  }

  /** The first answer again. */
  async #repeat(stream: string, id: string, remembered: RememberedCommand): Promise<CommandResult> {
    const { firstRevision, lastRevision, position } = remembered;
    const types: string[] = [];
    for await (const events of this.#store.readStream(stream, { from: firstRevision, limit: lastRevision - firstRevision + 1 }))
      types.push(...events.map((event) => event.type));
    return { id, revision: lastRevision, position, events: types, replayed: true };
  }
}

/** Where a round started. */
interface Base {
  readonly revision: number;
  /** Position of the round's event number `count`, from 1; of the stream's last event before it for 0. */
  positionAfter(count: number): bigint;
}
