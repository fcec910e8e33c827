import { type Decider } from '#domain/decider';
import { type EventVersions, type OrderlineEvent } from '#events/contracts/event-catalogue';
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
  /** Whether an importer told the business time, of this command or of what it follows from. */
  readonly imported?: boolean | undefined;
  readonly traceparent?: string | undefined;
  /** In which versions its events are written, where the handler's are not meant. */
  readonly versions?: EventVersions | undefined;
  /** The revisions that the client has seen; decided on no other. */
  readonly ifMatch?: IfMatch | undefined;
  /** Whether this caller may not see this aggregate: the command is then answered as if there were none. */
  isHidden?(state: NoInfer<State>): boolean;
  /** Throws where the command is refused whatever the rules say of it. */
  refuse?(state: NoInfer<State>): void;
}

/** `*`: at whatever revision, as long as there is one. */
export type IfMatch = '*' | readonly number[];

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

/** The client's `If-Match` does not name the stream's revision. */
export class RevisionMismatch extends Error {
  /** @param actual −1 where there is no such resource */
  constructor(readonly actual: number) {
    super(actual < 0 ? 'There is no such resource yet.' : `The resource is at revision ${actual}, which If-Match does not name.`);
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
