import { type Decider } from '#domain/decider';
import { eventCatalogue, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type EventStore, type StoredEvent } from '#event-store/event-store';
import { readWholeStream } from '#event-store/whole-stream';
import { RememberedCommands } from './remembered-commands.js';

/** What folding needs of the rules. */
export type Folding<State> = Decider<State, never, OrderlineEvent>;

/** An aggregate folded from its stream, as far as it was durable when it was read. */
export interface Aggregate<State = unknown> {
  state: State;
  /** Of the last event folded, −1 before the first. */
  revision: number;
  /** Of the last event folded. */
  position: bigint;
  /** Id of the last event folded: with its position it says of which log the state is. */
  lastId: string | undefined;
  readonly remembered: RememberedCommands;
}

export function emptyAggregate<State>(decider: Folding<State>): Aggregate<State> {
  return { state: decider.initialState(), revision: -1, position: 0n, lastId: undefined, remembered: new RememberedCommands() };
}

/** Folds one durable event, of whatever version it was stored in. */
export function fold<State>(decider: Folding<State>, aggregate: Aggregate<State>, stored: StoredEvent): void {
  const { event, metadata } = eventCatalogue.decode(stored.type, stored.data, stored.metadata);
  aggregate.state = decider.evolve(aggregate.state, event);
  aggregate.revision = stored.revision;
  aggregate.position = stored.position;
  aggregate.lastId = stored.id;
  aggregate.remembered.remember(metadata.commandId, metadata.commandHash, stored.revision, stored.position);
}

/**
 * Brings an aggregate up to the stream's end.
 * @returns whether there was anything new
 * @throws StreamIncomplete, and what readStream throws; some of the news may have been folded then
 */
export async function readForward<State>(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  decider: Folding<State>,
  aggregate: Aggregate<State>,
): Promise<boolean> {
  let found = false;
  for await (const events of readWholeStream(store, stream, { from: aggregate.revision + 1 })) {
    for (const event of events) fold(decider, aggregate, event);
    found ||= events.length > 0;
  }
  return found;
}
