import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Decider } from '#domain/decider';
import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { type CommandResult } from './command.js';
import { CommandSender, type SendOptions, type Target } from './command-sender.js';
import { type CommandContext } from './http/command-context.js';

/** Asks one aggregate for something: every command that needs no more work than that. */
export class SendCommand<State, Asked, Event extends OrderlineEvent> extends Command<CommandResult> {
  constructor(
    readonly context: CommandContext,
    readonly decider: Decider<State, Asked, Event>,
    readonly target: Target,
    readonly command: NoInfer<Asked>,
    readonly options: SendOptions<NoInfer<State>> = {},
  ) {
    super();
  }
}

@CommandHandler(SendCommand)
export class SendCommandHandler implements ICommandHandler<SendCommand<never, never, never>> {
  constructor(private readonly commands: CommandSender) {}

  execute<State, Asked, Event extends OrderlineEvent>(sent: SendCommand<State, Asked, Event>): Promise<CommandResult> {
    const { context, decider, target, command, options } = sent;
    return this.commands.send(context, decider, target, command, options);
  }
}
