import { type EventStore } from '#event-store/event-store';
import { type CommandResult } from '../command.js';
import { type RoundPlace } from './aggregate-cache.js';
import { type Decision, type Round } from './decide-round.js';
import { type AnyCommand } from './erased.js';
import { type RememberedCommand } from './remembered-commands.js';
import { type Settled } from './stream-queues.js';

/** Gives each command of a verified round its own result. */
export async function answerRound(
  store: EventStore,
  stream: string,
  commands: readonly AnyCommand[],
  round: Round,
  place: RoundPlace,
): Promise<readonly Settled<CommandResult>[]> {
  const settled: Settled<CommandResult>[] = [];
  for (const [index, decision] of round.decisions.entries()) {
    const { id } = commands[index] as AnyCommand;
    settled.push(await answer(store, stream, id, decision, round, place, settled));
  }
  return settled;
}

async function answer(
  store: EventStore,
  stream: string,
  id: string,
  decision: Decision,
  round: Round,
  place: RoundPlace,
  earlier: readonly Settled<CommandResult>[],
): Promise<Settled<CommandResult>> {
  switch (decision.kind) {
    case 'events': {
      const end = decision.first + decision.count;
      const events = round.events.slice(decision.first, end).map((event) => event.type);
      return { result: { id, revision: place.revision + end, position: place.positionAfter(end), events, replayed: false } };
    }
    case 'unchanged': {
      const { after } = decision;
      return { result: { id, revision: place.revision + after, position: place.positionAfter(after), events: [], replayed: false } };
    }
    case 'repeat':
      return { result: await firstAnswer(store, stream, id, decision.remembered) };
    case 'repeat-in-round': {
      const first = earlier[decision.of];
      return first !== undefined && 'result' in first ? { result: { ...first.result, replayed: true } } : { error: first?.error };
    }
    case 'refused':
      return { error: decision.error };
  }
}

/** What a remembered command was answered the first time. */
async function firstAnswer(store: EventStore, stream: string, id: string, remembered: RememberedCommand): Promise<CommandResult> {
  const { firstRevision, lastRevision, position } = remembered;
  const types: string[] = [];
  for await (const events of store.readStream(stream, { from: firstRevision, limit: lastRevision - firstRevision + 1 })) {
    types.push(...events.map((event) => event.type));
  }
  return { id, revision: lastRevision, position, events: types, replayed: true };
}
