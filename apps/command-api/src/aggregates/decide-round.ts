import { eventCatalogue, type OrderlineEvent } from '#events/contracts/event-catalogue';
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
export function decideRound(aggregate: Aggregate, commands: readonly AnyCommand[]): Round {
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
      let made: readonly OrderlineEvent[];
      let written: readonly NewEvent[];
      try {
        each.authorize?.(state);
        if (each.ifMatch !== undefined && each.ifMatch !== revision) throw new RevisionMismatch(each.ifMatch, revision);
        made = each.decider.decide(each.command, state);
        written = made.map((event, place) => toNewEvent(each, event, place));
      } catch (error) {
        return { kind: 'refused', error };
      }
      if (made.length === 0) return { kind: 'unchanged', after: events.length };
      const first = events.length;
      inRound.set(commandId, index);
      events.push(...written);
      for (const event of made) state = each.decider.evolve(state, event);
      return { kind: 'events', first, count: made.length };
    };
    decisions.push(decide());
  });
  return { decisions, events, state };
}

function toNewEvent(command: AnyCommand, event: OrderlineEvent, index: number): NewEvent {
  const { commandId, commandHash } = command.identity;
  return {
    id: eventId(commandId, index),
    type: event.type,
    data: event.data,
    metadata: {
      schemaVersion: eventCatalogue.versionOf(event),
      commandId,
      commandHash,
      correlationId: command.correlationId,
      causationId: commandId,
      actor: command.actor,
      occurredAt: command.occurredAt,
      ...(command.traceparent === undefined ? {} : { traceparent: command.traceparent }),
    },
  };
}
