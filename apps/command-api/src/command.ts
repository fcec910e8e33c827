import { type Decider } from '#domain/decider';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type Actor } from '#events/contracts/metadata';
import { type CommandIdentity } from './identity/command-identity.js';

/** A command on its way to one aggregate, with everything around it that is recorded or checked. */
export interface AggregateCommand<State, Command, Event extends OrderlineEvent> {
  readonly decider: Decider<State, Command, Event>;
  /** The aggregate's id: its stream is `<category>-<id>`. */
  readonly id: string;
  /** What the decider is asked. */
  readonly command: NoInfer<Command>;
  readonly identity: CommandIdentity;
  readonly actor: Actor;
  readonly correlationId: string;
  /** Business time, ISO 8601 UTC. */
  readonly occurredAt: string;
  readonly traceparent?: string | undefined;
  /** The revision the client has seen; decided on no other. */
  readonly ifMatch?: number | undefined;
  /** Throws when this caller may not see this aggregate. */
  authorize?(state: NoInfer<State>): void;
}

export interface CommandResult {
  readonly id: string;
  /** The stream's revision after the command. */
  readonly revision: number;
  /** Of the command's last event; of the stream's last event where it made none. */
  readonly position: bigint;
  /** Types of the events that it made, in order; empty when nothing changed. */
  readonly events: readonly string[];
  /** Whether this is the answer to an earlier request with the same key. */
  readonly replayed: boolean;
}

/** The client's `If-Match` names another revision than the stream's. */
export class RevisionMismatch extends Error {
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`The resource is at revision ${actual}, not at ${expected}.`);
    this.name = 'RevisionMismatch';
  }
}

/** The idempotency key stands for another request. */
export class IdempotencyKeyReused extends Error {
  constructor() {
    super('This Idempotency-Key was used for another request.');
    this.name = 'IdempotencyKeyReused';
  }
}

/** Others kept winning the race for the stream. */
export class CommandContended extends Error {
  constructor(options: ErrorOptions) {
    super('The resource kept changing while the command was decided.', options);
    this.name = 'CommandContended';
  }
}
