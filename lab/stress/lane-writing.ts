import { type AppendResult, type EventStore } from '#event-store/event-store';
import { EventStoreUnavailable, WrongExpectedRevision } from '#event-store/errors';
import { type JournalEntry } from './journal.js';
import { type LaneKind, type PlannedAppend } from './workload.js';

export type Answer = Pick<JournalEntry, 'answer' | 'revision' | 'position'>;
export type WriteAppend = (append: PlannedAppend) => Promise<Answer>;

/** How a lane of this kind brings one append to a definite answer. */
export function laneWriting(kind: LaneKind, store: EventStore): WriteAppend {
  switch (kind) {
    case 'own':
      return ({ stream, expected, events }) => untilAnswered(async () => answered(await store.append(stream, expected, events())));
    case 'shared':
      return sharedWriting(store);
    case 'any':
      return anyWriting(store);
  }
}

/** Load, look, append. The revisions are the lane's own: what another lane has read, this one has not looked through. */
function sharedWriting(store: EventStore): WriteAppend {
  const read = new Map<string, number>();
  return async ({ stream, events: plan }) => {
    const events = plan();
    const last = events.at(-1)?.id;
    const findOrAppend = async (): Promise<Answer | undefined> => {
      try {
        const revision = read.get(stream);
        if (revision !== undefined) return answered(await store.append(stream, revision < 0 ? 'noStream' : revision, events));
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
      let found: Answer | undefined;
      for await (const batch of store.readStream(stream, { from: (read.get(stream) ?? -1) + 1 })) {
        for (const { id, revision, position } of batch) {
          read.set(stream, revision);
          if (id === last) found = { answer: 'repeated', revision, position };
        }
      }
      if (!read.has(stream)) read.set(stream, -1);
      return found;
    };
    for (;;) {
      const answer = await untilAnswered(findOrAppend);
      if (answer !== undefined) return answer;
    }
  };
}

function anyWriting(store: EventStore): WriteAppend {
  return ({ stream, events }) =>
    untilAnswered(async () => {
      try {
        return answered(await store.append(stream, 'any', events()));
      } catch (error) {
        if (error instanceof EventStoreUnavailable && error.outcome === 'unknown') return abandoned;
        throw error;
      }
    });
}

export const abandoned: Answer = { answer: 'abandoned', revision: -1, position: -1n };

function answered({ repeated, revision, position }: AppendResult): Answer {
  return { answer: repeated === true ? 'repeated' : 'written', revision, position };
}

/** The store has had its own patience before it says that it is unavailable. */
async function untilAnswered<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof EventStoreUnavailable)) throw error;
      process.stderr.write(`A writer was told: ${error.message}\n`);
    }
  }
}
