import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidV7 } from 'uuid';
import { type CommandResult } from './command.js';
import { type AnyDecider } from './aggregates/aggregate.js';
import { AggregateCommandHandler } from './handle-command.js';
import { type CommandContext } from './http/command-context.js';
import { CommandIdentities, type CommandIdentity, derivedId } from './identity/command-identity.js';

export interface Target {
  readonly id: string;
  readonly identity: CommandIdentity;
}

/** Turns a request into a command on one aggregate and has it handled. */
@Injectable()
export class CommandSender {
  constructor(
    @Inject(AggregateCommandHandler) private readonly handler: AggregateCommandHandler,
    @Inject(CommandIdentities) private readonly identities: CommandIdentities,
  ) {}

  /** An aggregate whose id the client has named. */
  existing(context: CommandContext, decider: AnyDecider, id: string): Target {
    return { id, identity: this.#identify(context, `${decider.category}-${id}`) };
  }

  /** An aggregate that the command creates: under the client's id, or one that repeats of a keyed request share. */
  created(context: CommandContext, decider: AnyDecider, id: string | undefined): Target {
    if (id !== undefined) return this.existing(context, decider, id);
    const identity = this.#identify(context, decider.category);
    return { id: context.idempotencyKey === undefined ? uuidV7() : derivedId(identity.commandId), identity };
  }

  send(
    context: CommandContext,
    decider: AnyDecider,
    target: Target,
    command: unknown,
    options: { readonly occurredAt?: string | undefined; readonly authorize?: (state: unknown) => void } = {},
  ): Promise<CommandResult> {
    const { role, subject } = context.principal;
    return this.handler.handle({
      decider,
      id: target.id,
      command,
      identity: target.identity,
      actor: { role, subject },
      correlationId: context.correlationId,
      occurredAt: options.occurredAt ?? new Date().toISOString(),
      traceparent: context.traceparent,
      ifMatch: context.ifMatch,
      authorize: options.authorize,
    });
  }

  #identify(context: CommandContext, resource: string): CommandIdentity {
    return this.identities.identify(context, resource);
  }
}
