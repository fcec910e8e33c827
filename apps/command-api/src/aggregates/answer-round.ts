import { StreamIncomplete } from '#event-store/errors';
import { type EventStore } from '#event-store/event-store';
import { readWholeStream } from '#event-store/whole-stream';
import { type CommandResult } from '../command.js';
import { type RoundPlace } from './aggregate-cache.js';
import { type Decision, type Round } from './decide-round.js';
import { type AnyCommand } from './erased.js';
import { type RememberedCommand } from './remembered-commands.js';
import { type Settled } from './stream-queues.js';

type Log = Pick<EventStore, 'readStream'>;

/** Gives each command of a verified round its own result. */
export async function answerRound(
  log: Log,
  stream: string,
  commands: readonly AnyCommand[],
  round: Round,
  place: RoundPlace,
): Promise<readonly Settled<CommandResult>[]> {
  const settled: Settled<CommandResult>[] = [];
  for (const [index, decision] of round.decisions.entries()) {
    const { id } = commands[index] as AnyCommand;
    settled.push(await answer(log, stream, id, decision, round, place, settled));
  }
  return settled;
}

async function answer(
  log: Log,
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
      return { result: await firstAnswer(log, stream, id, decision.remembered) };
    case 'repeat-in-round': {
      const first = earlier[decision.of];
      return first !== undefined && 'result' in first ? { result: { ...first.result, replayed: true } } : { error: first?.error };
    }
    case 'refused':
      return { error: decision.error };
  }
}

/** What a remembered command was answered the first time. @throws StreamIncomplete where its events were cut away since */
async function firstAnswer(log: Log, stream: string, id: string, remembered: RememberedCommand): Promise<CommandResult> {
  const { firstRevision, lastRevision, position } = remembered;
  const types: string[] = [];
  for await (const events of readWholeStream(log, stream, { from: firstRevision, limit: lastRevision - firstRevision + 1 })) {
    types.push(...events.map((event) => event.type));
  }
  const missing = firstRevision + types.length;
  if (missing <= lastRevision) throw new StreamIncomplete(stream, missing, undefined);
  return { id, revision: lastRevision, position, events: types, replayed: true };
}
