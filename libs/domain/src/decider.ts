import { type DomainEvent } from '#events/contracts/define-event';

/**
 * The rules of one aggregate: pure functions without clock, randomness or I/O. Times, ids and facts of other aggregates come with
 * the command, so deciding and folding again always agree.
 */
export interface Decider<State, Command, Event extends DomainEvent> {
  /** The stream of one aggregate is named `<category>-<id>`. */
  readonly category: string;
  /**
   * Given where streams get long enough for snapshots of the state: the version of the state's shape and of what `evolve` makes of the events.
   * A snapshot of another version is passed over.
   */
  readonly snapshotVersion?: number;
  /**
   * Given where aggregates are begun by commands of their own: whether the command is one that finds none as a rule. It is then decided on the
   * initial state before anybody looks whether there is one.
   */
  begins?(command: Command): boolean;
  /** The state before the first event: the aggregate is absent. */
  initialState(): State;
  /**
   * What the command makes of the state: the new facts in order, or none where they hold already.
   * @throws Refusal when a rule forbids it
   */
  decide(command: Command, state: State): readonly Event[];
  /** The state after the event. Never throws and never changes its arguments: what happened cannot be refused. */
  evolve(state: State, event: Event): State;
}
