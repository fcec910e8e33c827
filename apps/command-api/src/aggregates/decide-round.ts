import { eventCatalogue, type EventVersions, type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type NewEvent } from '#event-store/event-store';
import { IdempotencyKeyReused, RevisionMismatch } from '../command.js';
import { eventId } from '../identity/command-identity.js';
import { type Aggregate } from './aggregate.js';
import { type AnyCommand } from './erased.js';
import { type RememberedCommand } from './remembered-commands.js';

/** What deciding one command of a round came to; nothing of it is true before it is verified. */
export type Decision =
  /** Events to append; the indexes are those of the round's list of events. */
  | { readonly kind: 'events'; readonly first: number; readonly count: number }
  /** Nothing to do, after so many events of the round. */
  | { readonly kind: 'unchanged'; readonly after: number }
  | { readonly kind: 'repeat'; readonly remembered: RememberedCommand }
  /** The same command stands earlier in this very round. */
  | { readonly kind: 'repeat-in-round'; readonly of: number }
  | { readonly kind: 'refused'; readonly error: unknown };

export interface Round {
  readonly decisions: readonly Decision[];
  readonly events: readonly NewEvent[];
  /** The state after all events of the round. */
  readonly state: unknown;
}

/**
 * Decides commands one after another on the evolving state, without writing anything. A repeat is looked for before `If-Match` and before
 * the rules: what was done once is answered again, whatever has happened since.
 */
export function decideRound(aggregate: Aggregate, commands: readonly AnyCommand[], usual: EventVersions = 'current'): Round {
  const events: NewEvent[] = [];
  const decisions: Decision[] = [];
  const inRound = new Map<string, number>();
  let state = aggregate.state;
  commands.forEach((each, index) => {
    const { commandId, commandHash } = each.identity;
    const decide = (): Decision => {
      const earlier = inRound.get(commandId);
      const remembered = aggregate.remembered.get(commandId);
      const hash = remembered?.commandHash ?? (earlier === undefined ? undefined : commands[earlier]?.identity.commandHash);
      if (hash !== undefined && hash !== commandHash) return { kind: 'refused', error: new IdempotencyKeyReused() };
      if (remembered !== undefined) return { kind: 'repeat', remembered };
      if (earlier !== undefined) return { kind: 'repeat-in-round', of: earlier };
      const revision = aggregate.revision + events.length;
      const { versions = usual } = each;
      let made: readonly OrderlineEvent[];
      let written: readonly NewEvent[];
      try {
        made = decideOne(each, state, revision);
        written = made.map((event, place) => toNewEvent(each, event, place, versions));
      } catch (error) {
        return { kind: 'refused', error };
      }
      if (made.length === 0) return { kind: 'unchanged', after: events.length };
      const first = events.length;
      inRound.set(commandId, index);
      events.push(...written);
      for (const event of versions === 'current' ? made : written.map(asItIsRead)) state = each.decider.evolve(state, event);
      return { kind: 'events', first, count: made.length };
    };
    decisions.push(decide());
  });
  return { decisions, events, state };
}

/**
 * The order of checks for every command. Whether there is anything comes before its revision, so that what the caller may not see is refused in
 * the very words for what is not there.
 */
function decideOne(each: AnyCommand, state: unknown, revision: number): readonly OrderlineEvent[] {
  const { decider, command, ifMatch } = each;
  const hidden = each.isHidden?.(state) ?? false;
  // Refused as if there were none; what goes on from here would make one under a name that is taken.
  if (hidden) decider.decide(command, decider.initialState());
  each.refuse?.(state);
  const seen = ifMatch === undefined || hidden || (ifMatch === '*' ? revision >= 0 : ifMatch.includes(revision));
  if (!seen && revision >= 0) throw new RevisionMismatch(revision);
  const made = decider.decide(command, state);
  if (!seen) throw new RevisionMismatch(revision);
  return made;
}

/** What an earlier version does not say is lost to whoever reads the stream, and so to the state here. */
function asItIsRead({ type, data, metadata }: NewEvent): OrderlineEvent {
  return eventCatalogue.decode(type, data, metadata).event;
}

function toNewEvent(command: AnyCommand, event: OrderlineEvent, index: number, versions: EventVersions): NewEvent {
  const { commandId, commandHash } = command.identity;
  const { version, data } = eventCatalogue.written(event.type, event.data, versions);
  return {
    id: eventId(commandId, index),
    type: event.type,
    data,
    metadata: {
      schemaVersion: version,
      commandId,
      commandHash,
      correlationId: command.correlationId,
      causationId: commandId,
      actor: command.actor,
      occurredAt: command.occurredAt,
      ...(command.imported === true ? { imported: true } : {}),
      ...(command.traceparent === undefined ? {} : { traceparent: command.traceparent }),
    },
  };
}
