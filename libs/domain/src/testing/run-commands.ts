import { type DomainEvent } from '#events/contracts/define-event';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type EventMetadata } from '#events/contracts/metadata';
import { type Decider } from '../decider.js';
import { Refusal } from '../refusal.js';
import { decideOrRefuse, fold } from './decider-spec.js';

interface Step<State, Command, Event> {
  readonly command: Command;
  readonly before: State;
  readonly outcome: readonly Event[] | Refusal;
  readonly after: State;
}

interface Run<State, Command, Event> {
  readonly steps: readonly Step<State, Command, Event>[];
  readonly events: readonly Event[];
}

/** One command after another against one aggregate, as if nothing came between. */
export function runCommands<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  commands: readonly Command[],
): Run<State, Command, Event> {
  const steps: Step<State, Command, Event>[] = [];
  const events: Event[] = [];
  for (const command of commands) {
    const before = steps.at(-1)?.after ?? decider.initialState();
    const outcome = decideOrRefuse(decider, command, before);
    const made = outcome instanceof Refusal ? [] : outcome;
    events.push(...made);
    steps.push({ command, before, outcome, after: fold(decider, made, before) });
  }
  return { steps, events };
}

const metadata: EventMetadata = {
  schemaVersion: 1,
  commandId: '0198a8b0-7c1e-7000-8000-000000000001',
  commandHash: 'hash',
  correlationId: 'correlation',
  causationId: 'causation',
  actor: { role: 'clerk', subject: 'clara' },
  occurredAt: '2010-12-01T08:26:00.000Z',
};

/**
 * The events as they come back from the store: written as JSON, read, upcast and checked by the catalogue. They were written in today's
 * version, or in an older one where `version` says so.
 */
export function afterStorage<Event extends DomainEvent>(events: readonly Event[], version = Infinity): readonly Event[] {
  return events.map((event) => {
    const schemaVersion = Math.min(version, eventCatalogue.versionOf(event));
    const data = JSON.parse(JSON.stringify(event.data)) as unknown;
    return eventCatalogue.decode(event.type, data, { ...metadata, schemaVersion }).event as DomainEvent as Event;
  });
}
