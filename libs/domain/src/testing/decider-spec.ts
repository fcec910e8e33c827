import { expect } from 'vitest';
import { type DomainEvent } from '#events/contracts/define-event';
import { eventCatalogue } from '#events/contracts/event-catalogue';
import { type Decider } from '../decider.js';
import { type RefusalCode } from '#events/contracts/refusals';
import { Refusal } from '../refusal.js';

/**
 * given(decider, what happened).when(a command).then(what follows): the new events, or the code of the refusal with its details.
 * New events must also fit the storage format, and neither the state nor the command may be changed.
 */
export function given<State, Command, Event extends DomainEvent>(decider: Decider<State, Command, Event>, events: readonly Event[] = []) {
  const state = fold(decider, events);
  return {
    when: (command: Command) => ({
      then(expected: readonly Event[] | RefusalCode, details?: Refusal['details']): void {
        const outcome = decideOrRefuse(decider, command, state);
        if (outcome instanceof Refusal) {
          expect(outcome.code, outcome.message).toEqual(expected);
          if (details !== undefined) expect(outcome.details).toEqual(details);
          return;
        }
        expect(outcome).toStrictEqual(expected);
        for (const event of outcome) eventCatalogue.versionOf(event);
      },
    }),
  };
}

/** The state after the events, from the first or from a state before. Everything is frozen on the way, so a fold that changes its arguments fails. */
export function fold<State, Event extends DomainEvent>(
  decider: Pick<Decider<State, never, Event>, 'initialState' | 'evolve'>,
  events: readonly Event[],
  from: State = decider.initialState(),
): State {
  return events.reduce((state, event) => frozen(decider.evolve(state, frozen(event))), frozen(from));
}

/** What the command makes of the state: events, or the refusal as a value. Any other error passes through. */
export function decideOrRefuse<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  command: Command,
  state: State,
): readonly Event[] | Refusal {
  try {
    return decider.decide(frozen(command), frozen(state));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
