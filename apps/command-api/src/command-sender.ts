import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { type Decider } from '#domain/decider';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type CommandResult } from './command.js';
import { AggregateCommandHandler } from './handle-command.js';
import { type CommandContext } from './http/command-context.js';
import { CommandIdentities, type CommandIdentity, derivedId } from './identity/command-identity.js';

export interface Target {
  readonly id: string;
  readonly identity: CommandIdentity;
}

type Category = Pick<Decider<unknown, never, never>, 'category'>;

export interface SendOptions<State> {
  /** Whether this caller may not see this aggregate: he is answered as if there were none. */
  readonly isHidden?: (state: State) => boolean;
  /** Throws where the command is refused whatever the rules say of it. */
  readonly refuse?: (state: State) => void;
}

/** Turns a request into a command on one aggregate and has it handled. */
@Injectable()
export class CommandSender {
  constructor(
    @Inject(AggregateCommandHandler) private readonly handler: AggregateCommandHandler,
    @Inject(CommandIdentities) private readonly identities: CommandIdentities,
  ) {}

  /** An aggregate whose id the client has named. */
  existing(context: CommandContext, decider: Category, id: string): Target {
    return { id, identity: this.#identify(context, `${decider.category}-${id}`) };
  }

  /** An aggregate that the command creates: under the client's id, or one that repeats of a keyed request share. */
  created(context: CommandContext, decider: Category, id: string | undefined): Target {
    if (id !== undefined) return this.existing(context, decider, id);
    const identity = this.#identify(context, decider.category);
    return { id: context.idempotencyKey === undefined ? uuidV7() : derivedId(identity.commandId), identity };
  }

  send<State, Command, Event extends OrderlineEvent>(
    context: CommandContext,
    decider: Decider<State, Command, Event>,
    target: Target,
    command: NoInfer<Command>,
    options: SendOptions<NoInfer<State>> = {},
  ): Promise<CommandResult> {
    const { correlationId, traceparent, occurredAt, imported, ifMatch } = context;
    const { role, subject } = context.principal;
    return this.handler.handle({
      decider,
      id: target.id,
      command,
      identity: target.identity,
      actor: { role, subject },
      correlationId,
      occurredAt,
      imported,
      traceparent,
      ifMatch,
      ...options,
    });
  }

  #identify(context: CommandContext, resource: string): CommandIdentity {
    return this.identities.identify(context, resource);
  }
}
