import { type Decider } from '#domain/decider';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type AggregateCommand } from '../command.js';

/**
 * Here the write path lets go of its types, and nowhere else: one queue and one cache serve the aggregates of all kinds, and cannot name the state,
 * command and events of each. That they fit each other is checked where the command is handed over. From then on they stay together: a stream's
 * state is only ever met by the decider of its category.
 */
export type AnyDecider = Decider<unknown, unknown, OrderlineEvent>;
export type AnyCommand = AggregateCommand<unknown, unknown, OrderlineEvent>;
